import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Pagination, Popover, Spin, Table } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/types';
import { readPreference, writePreference } from '../lib/preferences';
import { useIsPhone } from '../lib/use-is-phone';
import type { ListParams } from '../lib/use-list-params';
import { Money } from './money';
import { ProblemAlert } from './problem-alert';
import type RowCardsOf from './row-cards';
import { useFocusableScroll } from './use-focusable-scroll';

// The cast gives back the type of the row, which `lazy` loses.
const RowCards = lazy(() => import('./row-cards')) as unknown as typeof RowCardsOf;

export interface Column<T> {
  key: string;
  title: string;
  render?: (row: T) => ReactNode;
  /** Whole fen: right-aligned, formatted, with 元 in the heading. */
  fen?: (row: T) => number | null | undefined;
  sortable?: boolean;
  width?: number;
  hidden?: boolean;
}

interface QueryTableProps<T, P extends Page<T>> {
  /** Names the table in test ids and where the column choice is remembered. */
  id: string;
  queryKey: QueryKey;
  load: (params: ListParams, signal: AbortSignal) => Promise<P>;
  list: { params: ListParams; change: (patch: Record<string, string | number | undefined>) => void };
  columns: Column<T>[];
  rowKey: (row: T) => string;
  toolbar?: ReactNode;
  actions?: (row: T) => ReactNode;
  actionsWidth?: number;
  /** Sums over everything that matches, by column key. */
  sums?: (page: P) => Record<string, number | null | undefined>;
  selection?: { keys: string[]; onChange: (keys: string[]) => void; disabled?: (row: T) => boolean };
  refetchInterval?: (page: P | undefined) => number | false;
  emptyText?: ReactNode;
}

/** The list of every register: paged by the server, conditions in the address, cards on a phone. */
export function QueryTable<T extends object, P extends Page<T> = Page<T>>(props: QueryTableProps<T, P>) {
  const { id, list, columns, rowKey, actions, selection } = props;
  const { t } = useTranslation();
  const phone = useIsPhone();
  const box = useFocusableScroll<HTMLElement>();
  const [hidden, setHidden] = useState<string[]>(() => rememberedColumns(id, columns));
  const query = useQuery({
    queryKey: [...props.queryKey, list.params],
    queryFn: ({ signal }) => props.load(list.params, signal),
    placeholderData: keepPreviousData,
    refetchInterval: (state) => props.refetchInterval?.(state.state.data) ?? false,
  });
  const page = query.data;
  const rows = page?.items ?? [];
  const first = (list.params.page - 1) * list.params.pageSize;
  const shown = columns.filter((column) => !hidden.includes(column.key));
  const sums = page && props.sums && rows.length > 0 ? props.sums(page) : undefined;
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.emptyText ?? t('common.empty')} />;
  const hide = (next: string[]) => {
    setHidden(next);
    writePreference(`columns.${id}`, JSON.stringify(next));
  };

  return (
    <section ref={box} className="query-table" data-testid={`table-${id}`} aria-busy={query.isFetching}>
      <div className="toolbar">
        <div className="toolbar-main">{props.toolbar}</div>
        {phone ? null : (
          <div className="toolbar-side">
            <Button onClick={() => query.refetch()}>{t('common.refresh')}</Button>
            <Popover
              trigger="click"
              placement="bottomRight"
              content={
                <Checkbox.Group
                  className="column-choice"
                  value={shown.map((column) => column.key)}
                  onChange={(keys) => hide(columns.map((c) => c.key).filter((key) => !keys.includes(key)))}
                  options={columns.map((column) => ({ value: column.key, label: column.title }))}
                />
              }
            >
              <Button>{t('common.columns')}</Button>
            </Popover>
          </div>
        )}
      </div>
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {phone ? (
        <Spin spinning={query.isPending}>
          {rows.length === 0 && !query.isPending ? empty : null}
          <Suspense fallback={<Spin className="full" />}>
            <RowCards rows={rows} rowKey={rowKey} columns={shown} {...(actions ? { actions } : {})} />
          </Suspense>
          {sums ? (
            <p className="sum-line">
              {columns
                .filter((c) => sums[c.key] !== undefined)
                .map((column) => (
                  <span key={column.key}>
                    {t('common.sum')} {column.title}：<Money fen={sums[column.key]} strong />
                  </span>
                ))}
            </p>
          ) : null}
          <Pagination
            simple
            current={list.params.page}
            pageSize={list.params.pageSize}
            total={page?.total ?? 0}
            onChange={(number) => list.change({ page: number })}
          />
        </Spin>
      ) : (
        <Table<T>
          size="small"
          bordered
          rowKey={rowKey}
          dataSource={rows}
          loading={query.isFetching && !query.isRefetching}
          locale={{ emptyText: empty }}
          sticky={{ offsetHeader: 56 }}
          scroll={{ x: 'max-content' }}
          onRow={() => ({ 'data-testid': `row-${id}` }) as object}
          {...(selection
            ? {
                rowSelection: {
                  selectedRowKeys: selection.keys,
                  preserveSelectedRowKeys: true,
                  onChange: (keys) => selection.onChange(keys.map(String)),
                  getCheckboxProps: (row) => ({ disabled: selection.disabled?.(row) ?? false }),
                },
              }
            : {})}
          columns={[
            { key: '#', title: t('common.index'), width: 64, align: 'center', render: (_, __, i) => first + i + 1 },
            ...shown.map((column) => ({
              key: column.key,
              title: headingOf(column, t('common.yuan')),
              align: column.fen ? ('right' as const) : ('left' as const),
              ...(column.width ? { width: column.width } : {}),
              ...(column.sortable ? { sorter: true, sortOrder: sortOrder(list.params.sort, column.key) } : {}),
              render: (_: unknown, row: T) => cellOf(column, row),
            })),
            ...(actions
              ? [
                  {
                    key: 'actions',
                    title: t('common.actions'),
                    fixed: 'right' as const,
                    width: props.actionsWidth ?? 120,
                    render: (_: unknown, row: T) => <span className="row-actions">{actions(row)}</span>,
                  },
                ]
              : []),
          ]}
          onChange={(_, __, sorter, extra) => {
            if (extra.action !== 'sort' || Array.isArray(sorter)) return;
            const prefix = sorter.order === 'descend' ? '-' : '';
            list.change({ sort: sorter.order ? `${prefix}${String(sorter.columnKey)}` : undefined });
          }}
          pagination={{
            current: list.params.page,
            pageSize: list.params.pageSize,
            total: page?.total ?? 0,
            showSizeChanger: true,
            pageSizeOptions: [20, 50, 100, 200],
            showTotal: (total) => t('common.total', { count: total }),
            onChange: (number, size) => list.change({ page: number, pageSize: size === 20 ? undefined : size }),
          }}
          {...(sums
            ? {
                summary: () => (
                  <Table.Summary.Row className="sum-row">
                    {selection ? <Table.Summary.Cell index={0} /> : null}
                    <Table.Summary.Cell index={selection ? 1 : 0} align="center">
                      {t('common.sum')}
                    </Table.Summary.Cell>
                    {shown.map((column, i) => (
                      <Table.Summary.Cell key={column.key} index={i + (selection ? 2 : 1)} align="right">
                        {sums[column.key] === undefined ? null : <Money fen={sums[column.key]} strong />}
                      </Table.Summary.Cell>
                    ))}
                    {actions ? <Table.Summary.Cell index={shown.length + (selection ? 2 : 1)} /> : null}
                  </Table.Summary.Row>
                ),
              }
            : {})}
        />
      )}
    </section>
  );
}

export function cellOf<T>(column: Column<T>, row: T): ReactNode {
  return column.fen ? <Money fen={column.fen(row)} /> : column.render?.(row);
}

export function headingOf<T>(column: Column<T>, yuan: string): string {
  return column.fen ? `${column.title}（${yuan}）` : column.title;
}

function sortOrder(sort: string | undefined, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend';
  return sort === `-${key}` ? 'descend' : null;
}

function rememberedColumns<T>(id: string, columns: Column<T>[]): string[] {
  try {
    const stored: unknown = JSON.parse(readPreference(`columns.${id}`) ?? 'null');
    if (Array.isArray(stored)) return stored.filter((key): key is string => typeof key === 'string');
  } catch {
    // A choice that cannot be read is no choice.
  }
  return columns.filter((column) => column.hidden).map((column) => column.key);
}
