import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DownloadButton } from '../../../shared/ui/download-button';
import { Money } from '../../../shared/ui/money';
import { QueryTable } from '../../../shared/ui/query-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { cancelImport, confirmImport, type ImportDetail, type ImportRow, listKinds, listRows } from '../api';
import { Totals } from './totals';

interface CheckStepProps {
  detail: ImportDetail;
  onChanged: () => void;
  remapButton: ReactNode;
}

/** Step three: correct and faulty rows apart, by the row number of the sheet; nothing is written before 确认. */
export function CheckStep({ detail, onChanged, remapButton }: CheckStepProps) {
  const { t } = useTranslation();
  const { totals } = detail;
  return (
    <div className="stack">
      <Totals detail={detail} />
      {totals.faulty > 0 ? (
        <Alert type="warning" showIcon title={t('imports.faultyNote', { count: totals.faulty })} />
      ) : null}
      {totals.skipped > 0 ? (
        <Alert type="info" showIcon title={t('imports.skippedNote', { count: totals.skipped })} />
      ) : null}
      <Tabs
        defaultActiveKey={totals.faulty > 0 ? 'faulty' : 'valid'}
        items={[
          {
            key: 'faulty',
            label: <span data-testid="tab-faulty">{t('imports.faultyTab', { count: totals.faulty })}</span>,
            children: <Rows detail={detail} valid={false} />,
          },
          {
            key: 'valid',
            label: (
              <span data-testid="tab-valid">{t('imports.validTab', { count: totals.valid + totals.skipped })}</span>
            ),
            children: <Rows detail={detail} valid />,
          },
        ]}
      />
      <div className="page-extra">
        <ActionButton
          type="primary"
          disabled={totals.valid === 0}
          testId="import-confirm"
          question={
            <>
              {t('imports.confirmQuestion', { count: totals.valid })}
              {totals.sumFen ? (
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
        {totals.faulty > 0 ? (
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
  const kinds = useQuery({ queryKey: ['imports', 'kinds'], queryFn: listKinds, staleTime: 3_600_000 });
  const columns =
    kinds.data?.find((k) => k.kind === detail.kind)?.layouts.find((l) => l.layout === detail.layout)?.columns ?? [];
  const label = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  return (
    <QueryTable<ImportRow>
      id={valid ? 'valid-rows' : 'faulty-rows'}
      queryKey={['imports', detail.id, 'rows', valid, detail.totals]}
      load={(query, signal) => listRows(detail.id, { ...query, valid: String(valid) }, signal)}
      list={{
        params,
        change: (patch) =>
          setParams((old) => ({
            ...old,
            page: Number(patch.page ?? 1),
            pageSize: Number(patch.pageSize ?? old.pageSize),
          })),
      }}
      rowKey={(row) => String(row.row)}
      columns={[
        { key: 'row', title: t('imports.rowNo'), width: 90, render: (row) => t('imports.row', { row: row.row }) },
        valid
          ? {
              key: 'state',
              title: t('common.state'),
              width: 90,
              render: (row) => <StatusTag kind="ImportRowState" value={row.state} />,
            }
          : {
              key: 'faults',
              title: t('imports.faults'),
              render: (row) => (
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
        {
          key: 'cells',
          title: t('imports.cells'),
          render: (row) => <span className="cells">{cellText(row.cells, label)}</span>,
        },
      ]}
    />
  );
}

export function cellText(cells: Record<string, string>, label: (key: string) => string): string {
  return Object.entries(cells)
    .filter(([, value]) => value)
    .map(([key, value]) => `${label(key)}：${value}`)
    .join('　');
}
