import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useDictionary } from '../../../shared/api/dictionaries';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { HistoryDrawer } from '../../../shared/ui/history-drawer';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { Reveal } from '../../../shared/ui/reveal';
import { StatusTag } from '../../../shared/ui/status-tag';
import { getResident, revealResident, updateResident } from '../api';

const CODED = ['ethnicGroup', 'education', 'politicalStatus', 'health', 'labourAbility'] as const;

export default function ResidentDetailPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const dictionaries = {
    ethnicGroup: useDictionary('ethnicGroup'),
    education: useDictionary('education'),
    politicalStatus: useDictionary('politicalStatus'),
    health: useDictionary('health'),
    labourAbility: useDictionary('labourAbility'),
  };
  const query = useQuery({ queryKey: ['residents', id], queryFn: () => getResident(id) });
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => query.refetch()} />;
  const resident = query.data;
  if (!resident) return <Spin size="large" className="page-spin" />;
  return (
    <div className="stack">
      <PageHeader
        title={resident.name}
        extra={
          <>
            {can(p.registryWrite) ? (
              <Button onClick={() => setEditing(true)} data-testid="edit-resident">
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
            t('registry.idNumber'),
            <Reveal
              key="i"
              masked={resident.idNumber}
              label={t('registry.idNumber')}
              reveal={(reason) => revealResident(id, 'IdNumber', reason)}
            />,
          ],
          [t('registry.sex'), resident.sex ? t(`enum.Sex.${resident.sex}`, { defaultValue: resident.sex }) : null],
          [t('registry.birthDate'), resident.birthDate],
          [t('registry.age'), resident.age],
          [
            t('registry.phone'),
            <Reveal
              key="p"
              masked={resident.phone}
              label={t('registry.phone')}
              reveal={(reason) => revealResident(id, 'Phone', reason)}
            />,
          ],
          [t('registry.relocation'), <StatusTag key="r" kind="RelocationKind" value={resident.relocation} />],
          [
            t('registry.householdNumber'),
            resident.householdId ? (
              <Link key="h" to={`/households/${resident.householdId}`}>
                {resident.householdNumber}
              </Link>
            ) : null,
          ],
          [t('registry.relation'), resident.relationText],
          [t('common.community'), resident.communityName],
          ...CODED.map((name) => [t(`registry.${name}`), dictionaries[name].label(resident[name])] as const),
        ]}
      />
      <FormModal<Record<string, unknown>>
        open={editing}
        title={t('registry.editResident', { name: resident.name })}
        initialValues={{
          name: resident.name,
          ...Object.fromEntries(CODED.map((name) => [name, resident[name] ?? undefined])),
        }}
        onClose={() => setEditing(false)}
        submit={({ phone, ...values }) => updateResident(id, resident.version, phone ? { ...values, phone } : values)}
        onDone={() => client.invalidateQueries({ queryKey: ['residents'] })}
        onStale={() => query.refetch()}
      >
        <div className="form-grid">
          <Form.Item name="name" label={t('registry.name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="phone" label={t('registry.newPhone')} extra={t('registry.newPhoneNote')}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          {CODED.map((name) => (
            <Form.Item key={name} name={name} label={t(`registry.${name}`)}>
              <Select allowClear options={dictionaries[name].options} showSearch={{ optionFilterProp: 'label' }} />
            </Form.Item>
          ))}
        </div>
      </FormModal>
      <HistoryDrawer subject="Resident" id={id} open={history} onClose={() => setHistory(false)} />
    </div>
  );
}
