import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { EndPostModal } from '../components/end-post-modal';
import { PostHolderSelect } from '../components/post-holder-select';
import { appointHouseHead, countHouses, type House, listHouses } from '../posts-api';

type Head = Schema['HouseHead'];
interface Place {
  communityId: string;
  buildingId: string;
  unitId: string | null;
  label: string;
}

/** 楼长、片长、单元长: one each by design, and where somebody is missing. */
export default function HouseHeadPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [filling, setFilling] = useState<Place>();
  const [ending, setEnding] = useState<{ id: string; house: boolean; about: string }>();
  const communityId = typeof list.params.communityId === 'string' ? list.params.communityId : undefined;
  const counts = useQuery({
    queryKey: ['posts', 'houses', 'counts', communityId],
    queryFn: () => countHouses(communityId),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ['posts'] });
  const labelOf = (house: House, unit?: string) =>
    `${house.communityName} · ${t(house.kind === 'Row' ? 'posts.rowNo' : 'posts.buildingNo', { number: house.number })}${unit ? t('posts.unitNo', { number: unit }) : ''}`;
  const cell = (house: House, head: Head | null | undefined, unit?: { unitId: string; number: string }) => {
    const label = labelOf(house, unit?.number);
    const prefix = unit ? `${t('posts.unitNo', { number: unit.number })}：` : '';
    return (
      <span key={unit?.unitId ?? house.buildingId}>
        {prefix}
        {head ? `${head.name}（${head.from}）` : <ToneTag tone="orange">{t('posts.vacant')}</ToneTag>}
        {can(p.organisationWrite) && head ? (
          <Button
            type="link"
            danger
            onClick={() => setEnding({ id: head.appointmentId, house: true, about: `${label} · ${head.name}` })}
            data-testid="end-house-head"
          >
            {t('posts.end')}
          </Button>
        ) : null}
        {can(p.organisationWrite) && !head ? (
          <Button
            type="link"
            onClick={() =>
              setFilling({
                communityId: house.communityId,
                buildingId: house.buildingId,
                unitId: unit?.unitId ?? null,
                label,
              })
            }
            data-testid="fill-house-head"
          >
            {t('posts.fill')}
          </Button>
        ) : null}
      </span>
    );
  };
  return (
    <>
      <PageHeader title={t('nav.houseHeads')} note={t('posts.housesNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          {
            name: 'vacant',
            label: t('posts.vacancies'),
            type: 'select',
            options: [{ value: 'true', label: t('posts.onlyVacant') }],
          },
        ]}
      />
      {counts.data ? (
        <Card size="small" className="search-card" data-testid="house-counts">
          {[
            t('posts.countBuildings', { held: counts.data.buildingHeads, all: counts.data.buildings }),
            t('posts.countRows', { held: counts.data.rowHeads, all: counts.data.rows }),
            t('posts.countUnits', { held: counts.data.unitHeads, all: counts.data.units }),
          ].join('　')}
        </Card>
      ) : null}
      <QueryTable<House>
        id="house-heads"
        queryKey={['posts', 'houses']}
        load={listHouses}
        list={list}
        rowKey={(row) => row.buildingId}
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'house',
            title: t('posts.house'),
            render: (row) => t(row.kind === 'Row' ? 'posts.rowNo' : 'posts.buildingNo', { number: row.number }),
          },
          { key: 'head', title: t('posts.houseHead'), render: (row) => cell(row, row.head) },
          {
            key: 'units',
            title: t('posts.unitHeads'),
            render: (row) => <div className="stack">{row.units.map((unit) => cell(row, unit.head, unit))}</div>,
          },
          { key: 'vacancies', title: t('posts.vacancies'), render: (row) => row.vacancies },
        ]}
      />
      <FillModal place={filling} onClose={() => setFilling(undefined)} onDone={refresh} />
      <EndPostModal target={ending} onClose={() => setEnding(undefined)} onDone={refresh} />
    </>
  );
}

type Values = Pick<Schema['AppointHouseHeadCommand'], 'officeHolderId' | 'from' | 'termEnd' | 'documentNumber'>;

interface FillModalProps {
  place: Place | undefined;
  onClose: () => void;
  onDone: () => void;
}

function FillModal({ place, onClose, onDone }: FillModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<Values>
      open={place !== undefined}
      title={t('posts.fill')}
      testId="fill-form"
      initialValues={{ from: today() }}
      onClose={onClose}
      onDone={onDone}
      submit={(values, key) =>
        appointHouseHead(
          {
            buildingId: place?.buildingId ?? '',
            unitId: place?.unitId ?? null,
            officeHolderId: values.officeHolderId,
            from: values.from,
            termEnd: values.termEnd ?? null,
            documentNumber: values.documentNumber?.trim() || null,
          },
          key,
        )
      }
    >
      <p>{place?.label}</p>
      <Form.Item name="officeHolderId" label={t('posts.holder')} rules={[{ required: true }]}>
        <PostHolderSelect communityId={place?.communityId} />
      </Form.Item>
      <Form.Item name="from" label={t('posts.from')} rules={[{ required: true }]}>
        <DayInput noFuture data-testid="fill-from" />
      </Form.Item>
      <Form.Item name="termEnd" label={t('posts.termEnd')}>
        <DayInput allowClear data-testid="fill-term" />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('posts.documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
    </FormModal>
  );
}
