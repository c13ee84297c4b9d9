import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export interface ListParams {
  page: number;
  pageSize: number;
  sort?: string;
  [filter: string]: string | number | undefined;
}

/** The conditions of a list live in the address, so that "back" and a shared link keep them. */
export function useListParams(defaults: Record<string, string | undefined> = {}, defaultPageSize = 20) {
  const [search, setSearch] = useSearchParams();
  const defaultsKey = JSON.stringify(defaults);

  const params = useMemo<ListParams>(() => {
    const values: Record<string, string | undefined> = JSON.parse(defaultsKey);
    for (const [key, value] of search) values[key] = value || undefined;
    return {
      ...values,
      page: Math.max(1, Number(search.get('page')) || 1),
      pageSize: Math.min(200, Math.max(1, Number(search.get('pageSize')) || defaultPageSize)),
    };
  }, [search, defaultsKey, defaultPageSize]);

  /** Changes some conditions; any change but of the page itself goes back to page 1. */
  const change = useCallback(
    (patch: Record<string, string | number | undefined | null>) => {
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        if (!('page' in patch)) next.delete('page');
        for (const [key, value] of Object.entries(patch)) {
          if (value === undefined || value === null || value === '') next.delete(key);
          else next.set(key, String(value));
        }
        return next;
      });
    },
    [setSearch],
  );

  const reset = useCallback(
    (keep: string[] = []) => {
      setSearch((previous) => new URLSearchParams([...previous].filter(([key]) => keep.includes(key))));
    },
    [setSearch],
  );

  return { params, change, reset };
}
