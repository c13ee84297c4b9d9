import { Grid, Tabs } from 'antd';
import type { ReactNode } from 'react';

interface SectionsProps {
  items: { key: string; label: string; testId?: string; children: ReactNode }[];
  testId: string;
}

/** Tabs where they fit side by side; on a phone one section under the other, so that none hides behind a "more" button. */
export function Sections({ items, testId }: SectionsProps) {
  const { md } = Grid.useBreakpoint();
  if (md !== false) {
    const tabs = items.map((item) => ({
      ...item,
      label: item.testId ? <span data-testid={item.testId}>{item.label}</span> : item.label,
    }));
    return <Tabs items={tabs} data-testid={testId} />;
  }
  return (
    <div className="stack" data-testid={testId}>
      {items.map((item) => (
        <section key={item.key} aria-label={item.label}>
          <h2 className="card-title">{item.label}</h2>
          {item.children}
        </section>
      ))}
    </div>
  );
}
