import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDictionary } from '../../../shared/api/dictionaries';
import { useCan } from '../../../shared/api/me';
import { useTownships } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Reveal } from '../../../shared/ui/reveal';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { getHolder, type HolderPost, revealHolder, updateHolder } from '../api';

export default function HolderDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const townships = useTownships();
  const political = useDictionary('politicalStatus');
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const query = useQuery({ queryKey: ['organisation', 'holders', id], queryFn: () => getHolder(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Spin size="large" className="page-spin" />;
  const { holder, checksumReason } = query.data;
  return (
    <div className="stack">
      <PageHeader
        title={holder.name}
        extra={
          <>
            {can(p.organisationWrite) ? (
              <Button onClick={() => setEditing(true)} data-testid="edit-holder">
                {t('common.edit')}
              </Button>
            ) : null}
            <Button onClick={() => setHistory(true)}>{t('common.history')}</Button>
          </>
        }
      />
      <DescriptionList
        items={[
          [
            t('organisation.idNumber'),
            <Reveal
              key="i"
              masked={holder.idNumber}
              label={t('organisation.idNumber')}
              reveal={(reason) => revealHolder(id, 'IdNumber', reason)}
            />,
          ],
          [
            t('organisation.phone'),
            <Reveal
              key="p"
              masked={holder.phone}
              label={t('organisation.phone')}
              reveal={(reason) => revealHolder(id, 'Phone', reason)}
            />,
          ],
          [t('organisation.sex'), t(`enum.Sex.${holder.sex}`)],
          [t('organisation.birthDate'), holder.birthDate],
          [t('organisation.age'), holder.age],
          [t('organisation.origin'), holder.originTownshipName],
          [t('organisation.political'), political.label(holder.politicalStatus)],
          [t('organisation.isResident'), holder.isResident ? t('common.yes') : t('common.no')],
          Boolean(checksumReason) && [t('organisation.checksum'), checksumReason],
        ]}
      />
      <section aria-label={t('organisation.career')}>
        <h2 className="card-title">{t('organisation.career')}</h2>
        <SimpleTable<HolderPost>
          id="holder-posts"
          rows={query.data.history}
          rowKey={(row) => row.appointmentId}
          columns={[
            { key: 'community', title: t('common.community'), render: (row) => row.communityName },
            { key: 'post', title: t('organisation.post'), render: (row) => t(`enum.PostKind.${row.post}`) },
            { key: 'from', title: t('organisation.since'), render: (row) => row.from },
            { key: 'termEnd', title: t('organisation.termTo'), render: (row) => row.termEnd },
            { key: 'ended', title: t('organisation.endedOn'), render: (row) => row.endedOn },
          ]}
        />
      </section>
      <FormModal<Record<string, unknown>>
        open={editing}
        title={t('organisation.editHolder', { name: holder.name })}
        testId="holder-form"
        initialValues={{
          name: holder.name,
          originTownshipCode: holder.originTownshipCode ?? undefined,
          politicalStatus: holder.politicalStatus ?? undefined,
        }}
        onClose={() => setEditing(false)}
        submit={({ phone, ...values }) => updateHolder(id, holder.version, phone ? { ...values, phone } : values)}
        onDone={() => client.invalidateQueries({ queryKey: ['organisation'] })}
        onStale={() => query.refetch()}
      >
        <div className="form-grid">
          <Form.Item name="name" label={t('organisation.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={50} data-testid="holder-name" />
          </Form.Item>
          <Form.Item name="phone" label={t('organisation.newPhone')} extra={t('organisation.newPhoneNote')}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name="originTownshipCode" label={t('organisation.origin')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(townships.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="politicalStatus" label={t('organisation.political')}>
            <Select allowClear options={political.options} />
          </Form.Item>
        </div>
      </FormModal>
      <HistoryDrawer subject="OfficeHolder" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
