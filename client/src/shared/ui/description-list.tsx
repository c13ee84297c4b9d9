import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

export type DescriptionItem = readonly [label: string, content: ReactNode] | false | null | undefined;

/** Label and content in columns that fold on a phone; an empty content is shown as a dash, so that nothing seems forgotten. */
export function DescriptionList({
  title,
  items,
  column = 3,
  extra,
}: {
  title?: ReactNode;
  items: DescriptionItem[];
  column?: number;
  extra?: ReactNode;
}) {
  return (
    <Descriptions
      bordered
      size="small"
      title={title}
      extra={extra}
      column={{ xs: 1, sm: 1, md: Math.min(2, column), lg: column, xl: column, xxl: column }}
      items={items
        .filter((item): item is readonly [string, ReactNode] => Boolean(item))
        .map(([label, content]) => ({
          key: label,
          label,
          children:
            content === null || content === undefined || content === '' ? <span className="muted">—</span> : content,
        }))}
    />
  );
}
