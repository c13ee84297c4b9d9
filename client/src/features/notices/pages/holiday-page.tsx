import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input, InputNumber, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { confirmHolidays, enterHolidays, type HolidayInput, type HolidayTable, listHolidays } from '../api';

interface Values {
  year: number;
  documentNumber: string;
  documentDate: string;
  days: HolidayInput[];
}

const required = [{ required: true }];

/** Days off and make-up days of each year; without them no period in working days can be counted. */
export default function HolidayPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [edited, setEdited] = useState<HolidayTable | 'new'>();
  const query = useQuery({ queryKey: ['notices', 'holidays'], queryFn: listHolidays });
  const refresh = () => {
    for (const key of ['notices', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.holidays')}
        note={t('notices.holidaysNote')}
        extra={
          can(p.policiesWrite) ? (
            <Button type="primary" onClick={() => setEdited('new')} data-testid="new-holidays">
              {t('common.create')}
            </Button>
          ) : null
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Spin className="page-spin" /> : null}
      {query.data?.map((table) => (
        <Card
          key={table.id}
          data-testid={`holidays-${table.year}`}
          title={
            <h2 className="card-title">
              {t('notices.yearTitle', { year: table.year })} <StatusTag kind="HolidayYearState" value={table.state} />
            </h2>
          }
          extra={
            <span className="row-actions">
              {table.state === 'Draft' && can(p.policiesPublish) ? (
                <ActionButton
                  question={t('notices.confirmYear', { year: table.year })}
                  run={(key) => confirmHolidays(table, key)}
                  onDone={refresh}
                  testId="confirm-holidays"
                >
                  {t('common.confirm')}
                </ActionButton>
              ) : null}
              {can(p.policiesWrite) ? (
                <Button onClick={() => setEdited(table)} data-testid="edit-holidays">
                  {t('common.edit')}
                </Button>
              ) : null}
            </span>
          }
        >
          <p className="muted">
            {[
              `${table.documentNumber}（${table.documentDate}）`,
              `${t('notices.enteredBy')} ${table.enteredByName} ${formatInstant(table.enteredAt)}`,
              table.confirmedByName
                ? `${t('notices.confirmedBy')} ${table.confirmedByName} ${formatInstant(table.confirmedAt)}`
                : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <SimpleTable
            id={`holidays-${table.year}`}
            rows={table.days}
            rowKey={(row) => row.date}
            pageSize={20}
            columns={[
              { key: 'date', title: t('common.date'), render: (row) => row.date },
              { key: 'kind', title: t('notices.dayKind'), render: (row) => t(`enum.DayKind.${row.kind}`) },
              { key: 'name', title: t('notices.dayName'), render: (row) => row.name },
            ]}
          />
        </Card>
      ))}
      <FormModal<Values>
        open={edited !== undefined}
        title={t('nav.holidays')}
        testId="holiday-form"
        width={720}
        initialValues={
          edited && edited !== 'new'
            ? {
                year: edited.year,
                documentNumber: edited.documentNumber,
                documentDate: edited.documentDate,
                days: edited.days.map(({ date, kind, name }) => ({ date, kind, name })),
              }
            : { days: [] }
        }
        onClose={() => setEdited(undefined)}
        onStale={() => query.refetch()}
        onDone={refresh}
        submit={({ year, ...body }, key) =>
          enterHolidays(year, body, edited && edited !== 'new' ? edited.version : undefined, key)
        }
      >
        <div className="form-grid">
          <Form.Item name="year" label={t('notices.year')} rules={required}>
            <InputNumber min={2018} max={2100} precision={0} className="full" disabled={edited !== 'new'} />
          </Form.Item>
          <Form.Item name="documentNumber" label={t('policies.document')} rules={required}>
            <Input maxLength={100} data-testid="holiday-document" />
          </Form.Item>
          <Form.Item name="documentDate" label={t('notices.documentDate')} rules={required}>
            <DayInput />
          </Form.Item>
        </div>
        <Form.List name="days">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="form-grid">
                  <Form.Item name={[field.name, 'date']} label={t('common.date')} rules={required}>
                    <DayInput />
                  </Form.Item>
                  <Form.Item name={[field.name, 'kind']} label={t('notices.dayKind')} rules={required}>
                    <Select
                      options={(['Off', 'Work'] as const).map((value) => ({
                        value,
                        label: t(`enum.DayKind.${value}`),
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'name']} label={t('notices.dayName')} rules={required}>
                    <Input maxLength={20} />
                  </Form.Item>
                  <Button onClick={() => remove(field.name)}>{t('common.remove')}</Button>
                </div>
              ))}
              <Button onClick={() => add({ kind: 'Off' })} data-testid="add-day">
                {t('notices.addDay')}
              </Button>
            </>
          )}
        </Form.List>
      </FormModal>
    </div>
  );
}
