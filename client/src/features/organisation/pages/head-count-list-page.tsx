import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions, useTownships } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DownloadButton } from '../../../shared/ui/download-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { StatusTag } from '../../../shared/ui/status-tag';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { CounterLine } from '../components/staffing-parts';
import { countHeads, type HeadCountList, type HeadCountRow, type HeadCountSums, listHeadCounts } from '../staffing-api';

const STATES = ['Preview', 'Frozen'];
const thisYear = () => Number(today().slice(0, 4));

/** 人口核定: a row for each site, origin township and year, with the sums over everything that matches. */
export default function HeadCountListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const townships = useTownships();
  const [counting, setCounting] = useState(false);
  const [sums, setSums] = useState<HeadCountSums>();
  return (
    <>
      <PageHeader title={t('nav.headCounts')} note={t('staffing.headCountsNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'year', label: t('staffing.year') },
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'originTownshipCode',
            label: t('staffing.origin'),
            type: 'select',
            options: (townships.data ?? []).map((x) => ({ value: x.code, label: x.name })),
          },
          {
            name: 'state',
            label: t('common.state'),
            type: 'select',
            options: STATES.map((value) => ({ value, label: t(`enum.HeadCountState.${value}`) })),
          },
        ]}
      />
      {sums ? <CounterLine sums={sums} testId="head-count-sums" /> : null}
      <QueryTable<HeadCountRow, HeadCountList>
        id="head-counts"
        queryKey={['head-counts', 'list']}
        load={async (params, signal) => {
          const page = await listHeadCounts(params, signal);
          setSums(page.sums);
          return page;
        }}
        list={list}
        rowKey={(row) => `${row.id} ${row.originTownshipCode}`}
        toolbar={
          <>
            {can(p.organisationWrite) ? (
              <Button type="primary" onClick={() => setCounting(true)} data-testid="count-heads">
                {t('staffing.count')}
              </Button>
            ) : null}
            <DownloadButton path="/head-counts/export" options={{ query: list.params }} testId="export-head-counts" />
          </>
        }
        columns={[
          { key: 'year', title: t('staffing.year'), render: (row) => row.year },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'origin', title: t('staffing.origin'), render: (row) => row.originTownship },
          { key: 'day', title: t('staffing.day'), render: (row) => row.day },
          { key: 'poor', title: t('staffing.poor'), render: (row) => row.poor },
          { key: 'synchronous', title: t('staffing.synchronous'), render: (row) => row.synchronous },
          { key: 'additions', title: t('staffing.additions'), render: (row) => row.additions },
          { key: 'residentNow', title: t('staffing.residentNow'), render: (row) => row.residentNow },
          { key: 'counted', title: t('staffing.counted'), render: (row) => <strong>{row.counted}</strong> },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => (
              <>
                <StatusTag kind="HeadCountState" value={row.state} />
                {row.openAmendment ? <ToneTag tone="orange">{t('staffing.amendmentOpen')}</ToneTag> : null}
                {row.isAmended ? <ToneTag tone="blue">{t('staffing.amended')}</ToneTag> : null}
              </>
            ),
          },
          {
            key: 'people',
            title: t('staffing.countedBy'),
            render: (row) => [row.countedByName, row.frozenByName].filter(Boolean).join(' / '),
          },
        ]}
        actions={(row) => (
          <Link to={`/organisation/head-counts/${row.id}`} data-testid="open-head-count">
            {t('staffing.look')}
          </Link>
        )}
        actionsWidth={80}
      />
      <FormModal<Schema['CountHeadsCommand'], Schema['HeadCountChanged']>
        open={counting}
        title={t('staffing.count')}
        testId="count-form"
        onClose={() => setCounting(false)}
        onDone={() => {
          for (const key of ['head-counts', 'todos']) void client.invalidateQueries({ queryKey: [key] });
        }}
        initialValues={{ year: thisYear() }}
        submit={(values, key) => countHeads(values, key)}
      >
        <p>{t('staffing.countNote')}</p>
        <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="year" label={t('staffing.year')} rules={[{ required: true }]}>
          <InputNumber min={1950} max={9998} precision={0} data-testid="count-year" />
        </Form.Item>
      </FormModal>
    </>
  );
}
