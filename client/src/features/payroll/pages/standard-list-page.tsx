import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { formatMonth } from '../../../shared/lib/month';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { MonthSelect } from '../../../shared/ui/month';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import {
  listStandards,
  type NewStandard,
  proposeStandard,
  publishStandard,
  rejectStandard,
  type Standard,
} from '../api';
import { MonthText } from '../components/month-text';
import { useRefresh } from '../components/use-refresh';

const required = [{ required: true }];

/** What secretaries and directors are paid, version by version, with the document behind each. */
export default function StandardListPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [rejecting, setRejecting] = useState<Standard>();
  const amount = [...required, amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') })];
  return (
    <>
      <PageHeader
        title={t('nav.payStandards')}
        note={t('payroll.standardsNote')}
        extra={
          can(p.payrollWriteStandards) ? (
            <Button type="primary" onClick={() => setOpen(true)} data-testid="new-standard">
              {t('payroll.newStandard')}
            </Button>
          ) : null
        }
      />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: ['Proposed', 'Published', 'Rejected'].map((value) => ({
              value,
              label: t(`enum.PayStandardState.${value}`),
            })),
          },
        ]}
      />
      <QueryTable<Standard>
        id="pay-standards"
        queryKey={['payroll', 'standards']}
        load={listStandards}
        list={list}
        rowKey={(row) => row.id}
        columns={[
          { key: 'version', title: t('payroll.version'), render: (row) => row.versionNumber },
          {
            key: 'effectiveFrom',
            title: t('payroll.effectiveFrom'),
            render: (row) => <MonthText value={row.effectiveFrom} />,
          },
          {
            key: 'until',
            title: t('payroll.validity'),
            render: (row) =>
              row.isInForce ? (
                <ToneTag tone="green">{t('payroll.inForce')}</ToneTag>
              ) : row.replaced ? (
                <ToneTag>{t('payroll.replaced')}</ToneTag>
              ) : row.effectiveUntil ? (
                t('payroll.until', { month: formatMonth(row.effectiveUntil, i18n.language) })
              ) : null,
          },
          { key: 'secretary', title: t('payroll.secretaryPay'), fen: (row) => row.secretaryFen },
          { key: 'director', title: t('payroll.directorPay'), fen: (row) => row.directorFen },
          {
            key: 'serving',
            title: t('payroll.paysServing'),
            render: (row) => t(row.paysServingCadres ? 'payroll.servingPaid' : 'payroll.servingUnpaid'),
          },
          {
            key: 'document',
            title: t('payroll.document'),
            render: (row) => `${row.documentTitle}（${row.documentNumber}，${row.documentDate}）${row.clause}`,
          },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PayStandardState" value={row.state} />,
          },
          {
            key: 'made',
            title: t('payroll.madeBy'),
            render: (row) => `${row.madeByName} ${formatInstant(row.madeAt)}`,
          },
          {
            key: 'decided',
            title: t('payroll.decidedBy'),
            render: (row) => [row.decidedByName, formatInstant(row.decidedAt)].filter(Boolean).join(' '),
          },
          { key: 'reason', title: t('common.reason'), render: (row) => row.rejectedReason },
        ]}
        actions={(row) =>
          row.mayDecide ? (
            <>
              <ActionButton
                type="link"
                question={t('payroll.publishQuestion', { document: row.documentNumber, month: row.effectiveFrom })}
                run={(key) => publishStandard(row.id, key)}
                onDone={refresh}
                testId="publish-standard"
              >
                {t('payroll.publish')}
              </ActionButton>
              <Button type="link" danger onClick={() => setRejecting(row)} data-testid="reject-standard">
                {t('common.reject')}
              </Button>
            </>
          ) : null
        }
        actionsWidth={140}
      />
      <FormModal<NewStandard>
        open={open}
        title={t('payroll.newStandard')}
        testId="standard-form"
        width={720}
        initialValues={{ paysServingCadres: false }}
        onClose={() => setOpen(false)}
        onDone={refresh}
        submit={(values, key) =>
          proposeStandard({ ...values, paysServingCadres: values.paysServingCadres === true }, key)
        }
      >
        <div className="form-grid">
          <Form.Item name="documentNumber" label={t('payroll.documentNumber')} rules={required}>
            <Input maxLength={100} data-testid="standard-number" />
          </Form.Item>
          <Form.Item name="documentTitle" label={t('payroll.documentTitle')} rules={required}>
            <Input maxLength={200} data-testid="standard-title" />
          </Form.Item>
          <Form.Item name="documentDate" label={t('payroll.documentDate')} rules={required}>
            <DayInput noFuture />
          </Form.Item>
          <Form.Item name="clause" label={t('payroll.clause')} rules={required}>
            <Input maxLength={200} data-testid="standard-clause" />
          </Form.Item>
          <Form.Item name="effectiveFrom" label={t('payroll.effectiveFrom')} rules={required}>
            <MonthSelect before={120} after={12} data-testid="standard-from" />
          </Form.Item>
          <Form.Item name="secretaryFen" label={t('payroll.secretaryPay')} rules={amount}>
            <MoneyInput data-testid="standard-secretary" />
          </Form.Item>
          <Form.Item name="directorFen" label={t('payroll.directorPay')} rules={amount}>
            <MoneyInput data-testid="standard-director" />
          </Form.Item>
          <Form.Item
            name="paysServingCadres"
            label={t('payroll.paysServing')}
            valuePropName="checked"
            help={t('payroll.paysServingHelp')}
          >
            <Switch checkedChildren={t('common.yes')} unCheckedChildren={t('common.no')} />
          </Form.Item>
        </div>
      </FormModal>
      <ReasonModal
        open={rejecting !== undefined}
        title={t('common.reject')}
        about={rejecting?.documentNumber}
        danger
        onClose={() => setRejecting(undefined)}
        submit={(reason, key) => rejectStandard(rejecting?.id ?? '', reason, key)}
        onDone={refresh}
      />
    </>
  );
}
