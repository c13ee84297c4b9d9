import type { ReactNode } from 'react';

/** The title of a page with its main buttons. */
export function PageHeader({ title, extra, note }: { title: ReactNode; extra?: ReactNode; note?: ReactNode }) {
  return (
    <header className="page-header">
      <div>
        <h1 className="page-title">{title}</h1>
        {note ? <p className="page-note">{note}</p> : null}
      </div>
      {extra ? <div className="page-extra">{extra}</div> : null}
    </header>
  );
}
