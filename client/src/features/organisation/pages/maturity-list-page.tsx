import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Schema } from '../../../shared/api/types';
import { formatInstant, today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { decideMaturity, listMaturity, type Maturity } from '../posts-api';

const LEVELS = ['Preparing', 'Dispatched', 'Mixed', 'Elected'] as const;
const required = [{ required: true }];

/** 成熟度: what the township decided from when on, and why. Decisions are added, never changed. */
export default function MaturityListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [deciding, setDeciding] = useState(false);
  const levels = LEVELS.map((value) => ({ value, label: t(`enum.MaturityLevel.${value}`) }));
  return (
    <>
      <PageHeader title={t('nav.maturity')} note={t('posts.maturityNote')} />
      <SearchBar
        list={list}
        fields={[
          { name: 'communityId', label: t('common.community'), type: 'select', ...communities },
          { name: 'level', label: t('posts.level'), type: 'select', options: levels },
        ]}
      />
      <QueryTable<Maturity>
        id="maturity"
        queryKey={['posts', 'maturity']}
        load={listMaturity}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.organisationDispatch) ? (
            <Button type="primary" onClick={() => setDeciding(true)} data-testid="new-maturity">
              {t('posts.decideMaturity')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'level',
            title: t('posts.level'),
            render: (row) => (
              <>
                {t(`enum.MaturityLevel.${row.level}`)}{' '}
                {row.isCurrent ? <ToneTag tone="green">{t('posts.current')}</ToneTag> : null}
              </>
            ),
          },
          { key: 'from', title: t('posts.levelFrom'), render: (row) => row.from },
          { key: 'reason', title: t('common.reason'), render: (row) => row.reason },
          { key: 'document', title: t('posts.documentNumber'), render: (row) => row.documentNumber },
          {
            key: 'by',
            title: t('posts.decidedBy'),
            render: (row) => `${row.decidedByName} ${formatInstant(row.decidedAt)}`,
          },
        ]}
      />
      <FormModal<Schema['DecideMaturityCommand']>
        open={deciding}
        title={t('posts.decideMaturity')}
        testId="maturity-form"
        initialValues={{ from: today() }}
        onClose={() => setDeciding(false)}
        onDone={() => void client.invalidateQueries({ queryKey: ['posts'] })}
        submit={(values, key) => decideMaturity({ ...values, documentNumber: values.documentNumber ?? null }, key)}
      >
        <Alert type="info" showIcon className="problem" title={t('posts.maturityRule')} />
        <Form.Item name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="level" label={t('posts.level')} rules={required}>
          <Select options={levels} data-testid="maturity-level" />
        </Form.Item>
        <Form.Item name="from" label={t('posts.levelFrom')} rules={required}>
          <DayInput noFuture data-testid="maturity-from" />
        </Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={2} maxLength={500} showCount data-testid="maturity-reason" />
        </Form.Item>
        <Form.Item name="documentNumber" label={t('posts.documentNumber')}>
          <Input maxLength={100} data-testid="maturity-document" />
        </Form.Item>
      </FormModal>
    </>
  );
}
