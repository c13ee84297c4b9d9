import { call } from '../../shared/api/client';
import type { Page, Schema } from '../../shared/api/types';

export interface Figures {
  communities: number;
  households: number;
  residents: number;
}

/** Sums over the communities the person may see, as of today. */
export async function fetchFigures(): Promise<Figures> {
  const { items, total } = await call<Page<Schema['CommunityRow']>>('GET', '/communities', {
    query: { pageSize: 200 },
  });
  return {
    communities: total,
    households: items.reduce((sum, row) => sum + row.households, 0),
    residents: items.reduce((sum, row) => sum + row.residents, 0),
  };
}

export const fetchQuarters = () => call<Schema['QuarterRow'][]>('GET', '/subsidies/quarters');
