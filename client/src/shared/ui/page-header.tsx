import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** The title of a page with its main buttons. */
export function PageHeader({ title, extra, note }: { title: ReactNode; extra?: ReactNode; note?: ReactNode }) {
  return (
    <header className="page-header">
      <div>
        <Typography.Title level={1} className="page-title">
          {title}
        </Typography.Title>
        {note ? <p className="page-note">{note}</p> : null}
      </div>
      {extra ? <div className="page-extra">{extra}</div> : null}
    </header>
  );
}
