import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFeeSources } from '../../../shared/api/fee-sources';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import type { Page } from '../../../shared/api/types';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { type Bill, createBill, listBills } from '../api';
import { useBillColumns } from '../components/bill-columns';
import { FEE_TYPES } from '../components/fee-types';
import { HouseholdField } from '../components/household-field';

type Values = Record<string, unknown>;

export default function BillListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const columns = useBillColumns();
  const [creating, setCreating] = useState(false);
  const [form] = Form.useForm<Values>();
  const communityId = Form.useWatch('communityId', form) as string | undefined;
  const sources = useFeeSources(communityId);
  const required = [{ required: true }];
  return (
    <>
      <PageHeader title={t('nav.bills')} note={t('fees.billsNote')} />
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
          { name: 'household', label: t('fees.household'), placeholder: t('fees.householdNote') },
        ]}
      />
      <QueryTable<Bill, Page<Bill>>
        id="bills"
        queryKey={['bills']}
        load={listBills}
        list={list}
        rowKey={(row) => row.id}
        sums={(page) => ({ amount: page.totalFen })}
        columns={columns}
        toolbar={
          can(p.feesWrite) ? (
            <>
              <Button type="primary" onClick={() => setCreating(true)} data-testid="new-bill">
                {t('common.create')}
              </Button>
              <Link to="/imports/new?kind=Bills" className="link-button">
                {t('common.import')}
              </Link>
            </>
          ) : null
        }
      />
      <FormModal<Values>
        form={form}
        open={creating}
        title={t('fees.newBill')}
        onClose={() => setCreating(false)}
        submit={({ communityId: _, ...values }, key) => createBill(values, key)}
        onDone={() => {
          void client.invalidateQueries({ queryKey: ['bills'] });
          void client.invalidateQueries({ queryKey: ['arrears'] });
        }}
      >
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={required}>
            <CommunitySelect autoSelect />
          </Form.Item>
          <Form.Item name="sourceId" label={t('fees.source')} rules={required}>
            <Select
              options={(sources.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
              loading={sources.isFetching}
            />
          </Form.Item>
          <HouseholdField communityId={communityId} />
          <Form.Item name="feeType" label={t('fees.feeType')} rules={required}>
            <Select options={FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) }))} />
          </Form.Item>
          <Form.Item name="serviceFrom" label={t('fees.serviceFrom')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item name="serviceTo" label={t('fees.serviceTo')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item
            name="amountFen"
            label={t('fees.due')}
            rules={[...required, amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') })]}
          >
            <MoneyInput />
          </Form.Item>
        </div>
      </FormModal>
    </>
  );
}
