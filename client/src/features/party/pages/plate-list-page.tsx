import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { AsOf } from '../../../shared/ui/as-of';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import {
  findDwellings,
  getStatistics,
  hangPlate,
  listBuildings,
  listMissingPlates,
  listPlates,
  type MissingPlate,
  type PlateRow,
  removePlate,
} from '../api';

interface HangValues {
  communityId: string;
  buildingId: string;
  dwellingId?: string;
  place?: string;
  hungOn: string;
}

export default function PlateListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [hanging, setHanging] = useState(false);
  const [removing, setRemoving] = useState<PlateRow>();
  const missing = list.params.view === 'missing';
  const communityId = list.params.communityId as string | undefined;
  const asOf = list.params.asOf as string | undefined;
  const figures = useQuery({
    queryKey: ['party', 'statistics', communityId, asOf],
    queryFn: () => getStatistics({ communityId, asOf }),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['party'] });
  const plates = figures.data?.total.plates;
  const coverage = (part: number, all: number) =>
    t('party.coverageOf', { part, all, rate: all === 0 ? '—' : `${Math.round((part / all) * 1000) / 10}%` });
  const kinds = ['Building', 'Flat'].map((value) => ({ value, label: t(`enum.PlateKind.${value}`) }));
  return (
    <>
      <PageHeader title={t('nav.partyPlates')} note={t('party.plateNote')} />
      <SearchBar
        list={list}
        keepOnReset={['asOf', 'view']}
        fields={[
          {
            name: 'communityId',
            label: t('party.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          { name: 'kind', label: t('party.plateKind'), type: 'select', options: kinds },
          {
            name: 'view',
            label: t('common.state'),
            type: 'select',
            options: [
              { value: 'hanging', label: t('party.hanging') },
              { value: 'missing', label: t('party.missing') },
            ],
          },
        ]}
      />
      {figures.isError ? <ProblemAlert error={figures.error} onRetry={() => figures.refetch()} /> : null}
      {plates ? (
        <div className="search-card" data-testid="plate-coverage">
          <DescriptionList
            column={2}
            items={[
              [t('party.buildingCoverage'), coverage(plates.buildingsWithPlate, plates.buildings)],
              [t('party.flatCoverage'), coverage(plates.flatsWithPlate, plates.flats)],
            ]}
          />
        </div>
      ) : null}
      {missing ? (
        <QueryTable<MissingPlate>
          id="missing-plates"
          queryKey={['party', 'plates', 'missing']}
          load={listMissingPlates}
          list={list}
          rowKey={(row) => row.dwellingId ?? row.buildingId}
          toolbar={<AsOf value={asOf} onChange={(day) => list.change({ asOf: day })} />}
          columns={[
            { key: 'community', title: t('party.community'), render: (row) => row.communityName },
            { key: 'kind', title: t('party.plateKind'), render: (row) => t(`enum.PlateKind.${row.kind}`) },
            { key: 'address', title: t('party.plateAddress'), render: (row) => row.address },
            { key: 'members', title: t('party.behindDoor'), render: (row) => row.members.join('、') },
          ]}
        />
      ) : (
        <QueryTable<PlateRow>
          id="door-plates"
          queryKey={['party', 'plates']}
          load={listPlates}
          list={list}
          rowKey={(row) => row.id}
          toolbar={
            <>
              {can(p.partyWrite) ? (
                <Button type="primary" onClick={() => setHanging(true)} data-testid="hang-plate">
                  {t('party.hangPlate')}
                </Button>
              ) : null}
              {can(p.partyWrite) && can(p.importsUse) ? (
                <Link to="/imports/new?kind=DoorPlates" className="link-button">
                  {t('common.import')}
                </Link>
              ) : null}
              <AsOf value={asOf} onChange={(day) => list.change({ asOf: day })} />
            </>
          }
          columns={[
            { key: 'community', title: t('party.community'), render: (row) => row.communityName },
            { key: 'kind', title: t('party.plateKind'), render: (row) => t(`enum.PlateKind.${row.kind}`) },
            { key: 'address', title: t('party.plateAddress'), render: (row) => row.address },
            { key: 'place', title: t('party.platePlace'), render: (row) => row.place },
            { key: 'hung', title: t('party.hungOn'), render: (row) => row.hungOn },
          ]}
          {...(can(p.partyWrite)
            ? {
                actions: (row: PlateRow) => (
                  <Button type="link" onClick={() => setRemoving(row)} data-testid="remove-plate">
                    {t('party.removePlate')}
                  </Button>
                ),
                actionsWidth: 120,
              }
            : {})}
        />
      )}
      <HangModal open={hanging} onClose={() => setHanging(false)} onDone={refresh} />
      <FormModal<{ on: string; reason?: string }>
        open={removing !== undefined}
        title={t('party.removePlate')}
        testId="plate-removal-form"
        onClose={() => setRemoving(undefined)}
        onDone={refresh}
        submit={(values) => removePlate(removing?.id ?? '', { on: values.on, reason: values.reason?.trim() || null })}
      >
        <p>{removing?.address}</p>
        <Form.Item name="on" label={t('party.on')} rules={[{ required: true, message: t('form.required') }]}>
          <DayInput noFuture />
        </Form.Item>
        <Form.Item name="reason" label={t('party.reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormModal>
    </>
  );
}

function HangModal({ open, onClose, onDone }: { open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<HangValues>();
  const [q, setQ] = useState('');
  const communityId = Form.useWatch('communityId', form);
  const buildingId = Form.useWatch('buildingId', form);
  const buildings = useQuery({
    queryKey: ['party', 'buildings', communityId],
    queryFn: () => listBuildings(communityId),
    enabled: open && Boolean(communityId),
  });
  const dwellings = useQuery({
    queryKey: ['party', 'dwellings', buildingId, q],
    queryFn: () => findDwellings(buildingId, q),
    enabled: open && Boolean(buildingId),
  });
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormModal<HangValues>
      open={open}
      form={form}
      title={t('party.hangPlate')}
      testId="plate-form"
      onClose={onClose}
      onDone={onDone}
      submit={(values) =>
        hangPlate({
          buildingId: values.buildingId,
          dwellingId: values.dwellingId ?? null,
          place: values.place?.trim() || null,
          hungOn: values.hungOn,
        })
      }
    >
      <Form.Item name="communityId" label={t('party.community')} rules={required}>
        <CommunitySelect autoSelect />
      </Form.Item>
      <Form.Item name="buildingId" label={t('party.building')} rules={required}>
        <Select
          loading={buildings.isFetching}
          options={(buildings.data ?? []).map((one) => ({ value: one.id, label: one.label }))}
          data-testid="plate-building"
        />
      </Form.Item>
      <Form.Item name="dwellingId" label={t('party.dwelling')} help={t('party.dwellingHelp')}>
        <Select
          allowClear
          showSearch={{ filterOption: false, onSearch: setQ }}
          placeholder={t('party.findDwelling')}
          loading={dwellings.isFetching}
          options={(dwellings.data?.items ?? []).map((one) => ({ value: one.id, label: one.address }))}
          data-testid="plate-dwelling"
        />
      </Form.Item>
      <Form.Item name="place" label={t('party.platePlace')} help={t('party.platePlaceHelp')}>
        <Input maxLength={100} data-testid="plate-place" />
      </Form.Item>
      <Form.Item name="hungOn" label={t('party.hungOn')} rules={required}>
        <DayInput noFuture data-testid="plate-day" />
      </Form.Item>
    </FormModal>
  );
}
