import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../../print/print.css';

/** An A4 sheet of plain tables: antd's fixed heading splits a table on paper, and a plain thead repeats on each page. */
export function PrintPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <article className="sheet" data-testid="print-page">
      <div className="sheet-tools">
        <Button onClick={() => history.back()}>{t('common.back')}</Button>
        <Button type="primary" onClick={() => print()} data-testid="print">
          {t('common.print')}
        </Button>
      </div>
      <h1>{title}</h1>
      {children}
    </article>
  );
}
