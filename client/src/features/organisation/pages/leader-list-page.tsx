import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { assignLeader, type ContactLeader, endLeader, listLeaders, recordVisit } from '../api';
import { HolderSelect } from '../components/holder-select';

const required = [{ required: true }];

/** 包联领导: exactly one for each community, with the visits written down. */
export default function LeaderListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [assigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<ContactLeader>();
  const [visiting, setVisiting] = useState<ContactLeader>();
  const refresh = () => void client.invalidateQueries({ queryKey: ['organisation'] });
  return (
    <>
      <PageHeader title={t('nav.contactLeaders')} note={t('organisation.leadersNote')} />
      <SearchBar
        list={list}
        fields={[
          {
            name: 'communityId',
            label: t('common.community'),
            type: 'select',
            options: communities.options,
            loading: communities.loading,
          },
          {
            name: 'current',
            label: t('common.state'),
            type: 'select',
            options: [
              { value: 'true', label: t('organisation.inForce') },
              { value: 'false', label: t('organisation.over') },
            ],
          },
        ]}
      />
      <QueryTable<ContactLeader>
        id="leaders"
        queryKey={['organisation', 'leaders']}
        load={listLeaders}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {can(p.organisationAssignLeader) ? (
              <Button type="primary" onClick={() => setAssigning(true)} data-testid="assign-leader">
                {t('organisation.assignLeader')}
              </Button>
            ) : null}
            <Link to="/organisation/visits" className="link-button">
              {t('nav.contactVisits')}
            </Link>
          </>
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'name',
            title: t('organisation.name'),
            render: (row) => <Link to={`/organisation/holders/${row.officeHolderId}`}>{row.name}</Link>,
          },
          { key: 'duty', title: t('organisation.leaderDuty'), render: (row) => row.duty },
          { key: 'phone', title: t('organisation.phone'), render: (row) => row.phone },
          { key: 'document', title: t('organisation.documentNumber'), render: (row) => row.documentNumber },
          { key: 'from', title: t('organisation.since'), render: (row) => row.from },
          { key: 'ended', title: t('organisation.endedOn'), render: (row) => row.endedOn },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => (
              <ToneTag tone={row.isInForce ? 'green' : 'default'}>
                {row.isInForce ? t('organisation.inForce') : t('organisation.over')}
              </ToneTag>
            ),
          },
          {
            key: 'visits',
            title: t('organisation.visits'),
            render: (row) => (
              <Link to={`/organisation/visits?assignmentId=${row.id}`}>
                {t('organisation.visitCount', { count: row.visits })} {row.lastVisit}
              </Link>
            ),
          },
        ]}
        actions={(row) => (
          <>
            {can(p.organisationVisit) ? (
              <Button type="link" onClick={() => setVisiting(row)} data-testid="record-visit">
                {t('organisation.recordVisit')}
              </Button>
            ) : null}
            {can(p.organisationAssignLeader) && !row.endedOn ? (
              <Button type="link" danger onClick={() => setEnding(row)} data-testid="end-leader">
                {t('organisation.end')}
              </Button>
            ) : null}
          </>
        )}
        actionsWidth={180}
      />
      <FormModal<Schema['AssignContactLeaderCommand']>
        open={assigning}
        title={t('organisation.assignLeader')}
        testId="leader-form"
        initialValues={{ from: today() }}
        onClose={() => setAssigning(false)}
        submit={assignLeader}
        onDone={refresh}
      >
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={required}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item
            name="officeHolderId"
            label={t('organisation.name')}
            extra={t('organisation.holderFirst')}
            rules={required}
          >
            <HolderSelect />
          </Form.Item>
          <Form.Item name="duty" label={t('organisation.leaderDuty')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} data-testid="leader-duty" />
          </Form.Item>
          <Form.Item
            name="documentNumber"
            label={t('organisation.documentNumber')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={100} data-testid="leader-document" />
          </Form.Item>
          <Form.Item name="from" label={t('organisation.since')} extra={t('organisation.replaceNote')} rules={required}>
            <DayInput data-testid="leader-from" />
          </Form.Item>
          <Form.Item name="note" label={t('organisation.note')}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </FormModal>
      <FormModal<{ on: string; note?: string }>
        open={ending !== undefined}
        title={t('organisation.endLeader', { name: ending?.name })}
        testId="end-leader-form"
        danger
        onClose={() => setEnding(undefined)}
        submit={(values) => endLeader(ending?.id ?? '', values)}
        onDone={refresh}
      >
        <Form.Item name="on" label={t('organisation.endedOn')} extra={t('organisation.endNote')} rules={required}>
          <DayInput data-testid="end-leader-on" />
        </Form.Item>
        <Form.Item name="note" label={t('organisation.note')}>
          <Input maxLength={500} />
        </Form.Item>
      </FormModal>
      <FormModal<Omit<Schema['RecordContactVisitCommand'], 'assignmentId'>>
        open={visiting !== undefined}
        title={`${t('organisation.recordVisit')} ${visiting?.communityName ?? ''}`}
        testId="visit-form"
        initialValues={{ visitedOn: today() }}
        onClose={() => setVisiting(undefined)}
        submit={(values, key) => recordVisit({ ...values, assignmentId: visiting?.id ?? '' }, key)}
        onDone={refresh}
      >
        <Form.Item name="visitedOn" label={t('organisation.visitedOn')} rules={required}>
          <DayInput noFuture data-testid="visit-day" />
        </Form.Item>
        <Form.Item name="matter" label={t('organisation.matter')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={1000} showCount data-testid="visit-matter" />
        </Form.Item>
        <Form.Item name="followUp" label={t('organisation.followUp')}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </FormModal>
    </>
  );
}
