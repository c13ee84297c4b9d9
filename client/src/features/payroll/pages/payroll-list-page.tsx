import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant, today } from '../../../shared/lib/date';
import { addMonths, formatMonth, monthOf, monthsAround } from '../../../shared/lib/month';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { MonthSelect } from '../../../shared/ui/month';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { computePayroll, listPayrolls, type PayrollRow } from '../api';
import { MonthText } from '../components/month-text';
import { useRefresh } from '../components/use-refresh';

const STATES = ['Computed', 'Submitted', 'FirstSigned', 'Approved', 'Cancelled'];

/** The pay sheets of communities, month by month. */
export default function PayrollListPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const list = useListParams();
  const communities = useCommunityOptions();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t('nav.payrolls')}
        note={t('payroll.payrollsNote')}
        extra={
          can(p.payrollWrite) ? (
            <Button type="primary" onClick={() => setOpen(true)} data-testid="new-payroll">
              {t('payroll.compute')}
            </Button>
          ) : null
        }
      />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'month',
            label: t('payroll.month'),
            type: 'select',
            options: monthsAround(today(), 36, 0).map((value) => ({ value, label: formatMonth(value, i18n.language) })),
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.PayrollState.${value}`) })),
          },
        ]}
      />
      <QueryTable<PayrollRow>
        id="payrolls"
        queryKey={['payroll', 'runs']}
        load={listPayrolls}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ total: page.totalFen })}
        columns={[
          {
            key: 'number',
            title: t('payroll.number'),
            render: (row) => <Link to={`/payroll/runs/${row.id}`}>{row.number}</Link>,
          },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'month', title: t('payroll.month'), render: (row) => <MonthText value={row.month} /> },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="PayrollState" value={row.state} />,
          },
          { key: 'lines', title: t('payroll.lineCount'), render: (row) => row.lines },
          { key: 'omissions', title: t('payroll.omissionCount'), render: (row) => row.omissions },
          {
            key: 'flags',
            title: t('payroll.flags'),
            render: (row) => (row.openFlags > 0 ? <ToneTag tone="red">{row.openFlags}</ToneTag> : 0),
          },
          { key: 'total', title: t('payroll.total'), fen: (row) => row.totalFen },
          {
            key: 'made',
            title: t('payroll.computedBy'),
            render: (row) => `${row.madeByName} ${formatInstant(row.computedAt)}`,
          },
          { key: 'approved', title: t('payroll.approvedAt'), render: (row) => formatInstant(row.approvedAt) },
          { key: 'reason', title: t('common.reason'), render: (row) => row.returnReason },
        ]}
        actions={(row) => <Link to={`/payroll/runs/${row.id}`}>{t('common.detail')}</Link>}
        actionsWidth={80}
      />
      <FormModal<{ communityId: string; month: string }, { runId: string }>
        open={open}
        title={t('payroll.compute')}
        testId="payroll-form"
        initialValues={{ month: addMonths(monthOf(today()), -1) }}
        onClose={() => setOpen(false)}
        onDone={(result) => {
          refresh();
          navigate(`/payroll/runs/${result.runId}`);
        }}
        submit={({ communityId, month }, key) => computePayroll(communityId, month, key)}
      >
        <p>{t('payroll.computeNote')}</p>
        <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="month" label={t('payroll.month')} rules={[{ required: true }]}>
          <MonthSelect data-testid="payroll-month" />
        </Form.Item>
      </FormModal>
    </>
  );
}
