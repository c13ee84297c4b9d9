import { Alert, Progress, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { QueryTable } from '../../../shared/ui/query-table';
import { cancelImport, confirmImport, type ImportDetail, type ImportRow, listRows } from '../api';
import { Totals } from './totals';

interface CheckStepProps {
  detail: ImportDetail;
  onChanged: () => void;
  onRemap: () => void;
  remapButton: React.ReactNode;
}

/** Step three: correct and faulty rows apart, as the person sees them in the sheet; nothing is written before 确认. */
export function CheckStep({ detail, onChanged, remapButton }: CheckStepProps) {
  const { t } = useTranslation();
  const totals = detail.totals;
  if (detail.state !== 'Checked') {
    return (
      <div className="stack" data-testid="checking">
        <Alert type="info" showIcon title={t('imports.checking')} description={t('imports.leaveNote')} />
        <Progress percent={Math.round(detail.progress ?? 0)} status="active" aria-label={t('imports.checking')} />
      </div>
    );
  }
  return (
    <div className="stack">
      <Totals detail={detail} />
      {totals && totals.faulty > 0 ? (
        <Alert type="warning" showIcon title={t('imports.faultyNote', { count: totals.faulty })} />
      ) : null}
      <Tabs
        defaultActiveKey={totals && totals.faulty > 0 ? 'faulty' : 'valid'}
        items={[
          {
            key: 'faulty',
            label: <span data-testid="tab-faulty">{t('imports.faultyTab', { count: totals?.faulty ?? 0 })}</span>,
            children: <Rows detail={detail} valid={false} />,
          },
          {
            key: 'valid',
            label: <span data-testid="tab-valid">{t('imports.validTab', { count: totals?.valid ?? 0 })}</span>,
            children: <Rows detail={detail} valid />,
          },
        ]}
      />
      <div className="page-extra">
        <ActionButton
          type="primary"
          disabled={(totals?.valid ?? 0) === 0}
          testId="import-confirm"
          question={
            <>
              {t('imports.confirmQuestion', { count: totals?.valid ?? 0 })}
              {totals?.sumFen ? (
                <>
                  {' '}
                  {t('common.sum')} <Money fen={totals.sumFen} strong /> {t('common.yuan')}
                </>
              ) : null}
            </>
          }
          run={(key) => confirmImport(detail.id, key)}
          onDone={onChanged}
        >
          {t('imports.confirm')}
        </ActionButton>
        {totals && totals.faulty > 0 ? (
          <DownloadButton path="/imports/{id}/failed-rows" options={{ path: { id: detail.id } }} testId="failed-rows">
            {t('imports.failedRows')}
          </DownloadButton>
        ) : null}
        {remapButton}
        <ActionButton
          danger
          question={t('imports.cancelQuestion')}
          run={(key) => cancelImport(detail.id, key)}
          onDone={onChanged}
          testId="import-cancel"
        >
          {t('imports.cancel')}
        </ActionButton>
      </div>
    </div>
  );
}

function Rows({ detail, valid }: { detail: ImportDetail; valid: boolean }) {
  const { t } = useTranslation();
  const [params, setParams] = useState<ListParams>({ page: 1, pageSize: 20 });
  const headers = (detail.columns ?? []).map((column) => column.header);
  return (
    <QueryTable<ImportRow>
      id={valid ? 'valid-rows' : 'faulty-rows'}
      queryKey={['imports', detail.id, 'rows', valid]}
      load={(query, signal) => listRows(detail.id, { ...query, valid: String(valid) }, signal)}
      list={{
        params,
        change: (patch) =>
          setParams((old) => ({
            ...old,
            ...(patch as Partial<ListParams>),
            pageSize: Number(patch.pageSize ?? old.pageSize),
          })),
      }}
      rowKey={(row) => String(row.row)}
      columns={[
        ...(valid
          ? []
          : [
              {
                key: 'faults',
                title: t('imports.faults'),
                render: (row: ImportRow) => (
                  <ul className="faults">
                    {row.faults.map((fault) => (
                      <li key={`${fault.column}${fault.code}`}>
                        {t('imports.fault', { row: row.row, column: fault.column, reason: fault.reason })}
                        {fault.value ? <span className="muted">（{fault.value}）</span> : null}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]),
        { key: 'row', title: t('imports.rowNo'), width: 90, render: (row) => t('imports.row', { row: row.row }) },
        {
          key: 'cells',
          title: t('imports.cells'),
          render: (row) => <span className="cells">{cellText(row.cells, headers)}</span>,
        },
      ]}
    />
  );
}

export function cellText(cells: ImportRow['cells'], headers: string[]): string {
  const pairs = Array.isArray(cells)
    ? cells.map((value, i) => [headers[i] ?? '', value] as const)
    : Object.entries(cells);
  return pairs
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => (name ? `${name}：${value}` : value))
    .join('　');
}
