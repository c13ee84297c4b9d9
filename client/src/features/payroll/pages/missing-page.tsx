import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { today } from '../../../shared/lib/date';
import { addMonths, monthOf } from '../../../shared/lib/month';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { MonthSelect } from '../../../shared/ui/month';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { computePayroll, listMissing, type MissingPayroll } from '../api';
import { MonthText } from '../components/month-text';
import { useRefresh } from '../components/use-refresh';

/** 未编制: communities whose payroll for a month is not approved, to be chased. */
export default function MissingPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { params, change } = useListParams();
  const refresh = useRefresh();
  const month = (params.month as string | undefined) ?? addMonths(monthOf(today()), -1);
  const query = useQuery({ queryKey: ['payroll', 'missing', month], queryFn: () => listMissing(month) });
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.missingPayrolls')}
        note={t('payroll.missingNote')}
        extra={
          <Form.Item label={t('payroll.month')} htmlFor="missing-month">
            <MonthSelect
              id="missing-month"
              value={month}
              onChange={(value) => change({ month: value })}
              data-testid="missing-month"
            />
          </Form.Item>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <SimpleTable<MissingPayroll>
        id="missing-payrolls"
        rows={query.data}
        loading={query.isPending}
        rowKey={(row) => row.communityId}
        empty={t('payroll.nothingMissing')}
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'month', title: t('payroll.month'), render: (row) => <MonthText value={row.month} /> },
          { key: 'people', title: t('payroll.holders'), render: (row) => row.people },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) =>
              row.state ? <StatusTag kind="PayrollState" value={row.state} /> : t('payroll.notComputed'),
          },
        ]}
        actions={(row) =>
          row.runId ? (
            <Link to={`/payroll/runs/${row.runId}`}>{t('common.detail')}</Link>
          ) : can(p.payrollWrite) ? (
            <ActionButton
              type="link"
              question={`${row.communityName}：${t('payroll.computeNote')}`}
              run={(key) => computePayroll(row.communityId, row.month, key)}
              onDone={refresh}
              testId="compute-missing"
            >
              {t('payroll.compute')}
            </ActionButton>
          ) : null
        }
      />
    </div>
  );
}
