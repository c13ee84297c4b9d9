import { Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, cellOf, headingOf } from './query-table';

interface RowCardsProps<T> {
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: Column<T>[];
  actions?: (row: T) => ReactNode;
}

/** The rows of a list under each other, for a telephone. */
export default function RowCards<T extends object>({ rows, rowKey, columns, actions }: RowCardsProps<T>) {
  const { t } = useTranslation();
  return rows.map((row) => (
    <Card key={rowKey(row)} size="small" className="row-card">
      <Descriptions
        column={1}
        size="small"
        items={columns.map((column) => ({
          key: column.key,
          label: headingOf(column, t('common.yuan')),
          children: cellOf(column, row),
        }))}
      />
      {actions ? <div className="row-actions">{actions(row)}</div> : null}
    </Card>
  ));
}
