import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeeSources } from '../../../shared/api/fee-sources';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { formatInstant } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { Quarter, QuarterSelect } from '../../../shared/ui/quarter';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { ToneTag } from '../../../shared/ui/tone-tag';
import { type Declaration, declare, listDeclarations } from '../api';

/** 报送完结: a source says that a quarter is complete, with count and control sum, so that a batch need not wait for the cut-off. */
export default function DeclarationListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Record<string, unknown>>();
  const communityId = Form.useWatch('communityId', form) as string | undefined;
  const sources = useFeeSources(communityId);
  const required = [{ required: true }];
  return (
    <>
      <PageHeader title={t('nav.declarations')} note={t('fees.declarationsNote')} />
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
          { name: 'quarter', label: t('subsidies.quarter'), type: 'quarter' },
        ]}
      />
      <QueryTable<Declaration>
        id="declarations"
        queryKey={['declarations']}
        load={listDeclarations}
        list={list}
        rowKey={(row) => `${row.sourceId}${row.quarter}`}
        toolbar={
          can(p.feesDeclare) ? (
            <Button type="primary" onClick={() => setOpen(true)} data-testid="new-declaration">
              {t('fees.declare')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'quarter', title: t('subsidies.quarter'), render: (row) => <Quarter value={row.quarter} /> },
          { key: 'source', title: t('fees.source'), render: (row) => row.sourceName },
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          { key: 'count', title: t('fees.declaredCount'), render: (row) => row.count },
          { key: 'sum', title: t('fees.declaredSum'), fen: (row) => row.sumFen },
          {
            key: 'matches',
            title: t('fees.matches'),
            render: (row) =>
              row.matches === null || row.matches === undefined ? (
                <ToneTag tone="orange">{t('fees.notDeclared')}</ToneTag>
              ) : (
                <ToneTag tone={row.matches ? 'green' : 'red'}>
                  {row.matches ? t('fees.matchesYes') : t('fees.matchesNo')}
                </ToneTag>
              ),
          },
          { key: 'actualCount', title: t('fees.actualCount'), render: (row) => row.actualCount },
          { key: 'actualSum', title: t('fees.actualSum'), fen: (row) => row.actualSumFen },
          { key: 'at', title: t('fees.declaredAt'), render: (row) => formatInstant(row.declaredAt) },
        ]}
      />
      <FormModal<Record<string, unknown>>
        form={form}
        open={open}
        title={t('fees.declare')}
        testId="declaration-form"
        onClose={() => setOpen(false)}
        submit={({ communityId: _, ...values }, key) => declare(values, key)}
        onDone={() => {
          for (const key of ['declarations', 'subsidies', 'todos']) void client.invalidateQueries({ queryKey: [key] });
        }}
      >
        <Alert type="info" showIcon className="problem" title={t('fees.declareNote')} />
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={required}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item name="sourceId" label={t('fees.source')} rules={required}>
            <Select
              options={(sources.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
              loading={sources.isFetching}
              data-testid="declaration-source"
            />
          </Form.Item>
          <Form.Item name="quarter" label={t('subsidies.quarter')} rules={required}>
            <QuarterSelect data-testid="declaration-quarter" />
          </Form.Item>
          <Form.Item name="count" label={t('fees.declaredCount')} rules={required}>
            <InputNumber min={0} precision={0} className="full" data-testid="declaration-count" />
          </Form.Item>
          <Form.Item
            name="sumFen"
            label={t('fees.declaredSum')}
            rules={[
              ...required,
              amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') }, true),
            ]}
          >
            <MoneyInput data-testid="declaration-sum" />
          </Form.Item>
        </div>
      </FormModal>
    </>
  );
}
