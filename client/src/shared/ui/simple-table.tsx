import { Empty, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from './money';
import type { Column } from './query-table';
import { useFocusableScroll } from './use-focusable-scroll';

interface SimpleTableProps<T> {
  id: string;
  rows: T[] | undefined;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  loading?: boolean;
  actions?: (row: T) => ReactNode;
  empty?: ReactNode;
  pageSize?: number;
}

/** A table of rows that are all here already: parts of one thing, not a register. */
export function SimpleTable<T extends object>({
  id,
  rows,
  columns,
  rowKey,
  loading,
  actions,
  empty,
  pageSize,
}: SimpleTableProps<T>) {
  const { t } = useTranslation();
  const box = useFocusableScroll<HTMLDivElement>();
  return (
    <div ref={box}>
      <Table<T>
        size="small"
        bordered
        data-testid={`table-${id}`}
        rowKey={rowKey}
        dataSource={rows ?? []}
        loading={loading ?? false}
        scroll={{ x: 'max-content' }}
        pagination={
          pageSize && (rows?.length ?? 0) > pageSize
            ? { pageSize, showTotal: (total) => t('common.total', { count: total }) }
            : false
        }
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty ?? t('common.empty')} /> }}
        onRow={() => ({ 'data-testid': `row-${id}` }) as object}
        columns={[
          ...columns.map((column) => ({
            key: column.key,
            title: column.fen ? `${column.title}（${t('common.yuan')}）` : column.title,
            align: column.fen ? ('right' as const) : ('left' as const),
            ...(column.width ? { width: column.width } : {}),
            render: (_: unknown, row: T) => (column.fen ? <Money fen={column.fen(row)} /> : column.render?.(row)),
          })),
          ...(actions
            ? [
                {
                  key: 'actions',
                  title: t('common.actions'),
                  render: (_: unknown, row: T) => <span className="row-actions">{actions(row)}</span>,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
