import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFeeSources } from '../../../shared/api/fee-sources';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { today } from '../../../shared/lib/date';
import { formatTenThousandths } from '../../../shared/lib/money';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { createTariff, endTariff, listTariffs, type Tariff } from '../api';
import { FEE_TYPES } from '../components/fee-types';
import { PriceInput } from '../components/price-input';

export const TARIFF_BASES = ['SquareMetreMonth', 'Month', 'CubicMetre'];

type Values = Record<string, unknown>;

export default function TariffListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<Tariff>();
  const [form] = Form.useForm<Values>();
  const communityId = Form.useWatch('communityId', form) as string | undefined;
  const basis = Form.useWatch('basis', form) as string | undefined;
  const sources = useFeeSources(communityId);
  const refresh = () => client.invalidateQueries({ queryKey: ['tariffs'] });
  const required = [{ required: true }];
  return (
    <>
      <PageHeader title={t('nav.tariffs')} note={t('fees.tariffsNote')} />
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
            name: 'feeType',
            label: t('fees.feeType'),
            type: 'select',
            options: FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) })),
          },
        ]}
      />
      <QueryTable<Tariff>
        id="tariffs"
        queryKey={['tariffs']}
        load={listTariffs}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          can(p.feesWrite) ? (
            <>
              <Button type="primary" onClick={() => setCreating(true)} data-testid="new-tariff">
                {t('common.create')}
              </Button>
              <Link to="/imports/new?kind=Tariffs" className="link-button">
                {t('common.import')}
              </Link>
            </>
          ) : null
        }
        columns={[
          { key: 'source', title: t('fees.source'), render: (row) => row.sourceName },
          {
            key: 'feeType',
            title: t('fees.feeType'),
            render: (row) => t(`enum.FeeType.${row.feeType}`, { defaultValue: row.feeType }),
          },
          {
            key: 'price',
            title: `${t('fees.price')}（${t('common.yuan')}）`,
            render: (row) => <span className="money">{formatTenThousandths(row.priceTenThousandths)}</span>,
          },
          {
            key: 'basis',
            title: t('fees.unit'),
            render: (row) => t(`enum.TariffBasis.${row.basis}`, { defaultValue: row.basis }),
          },
          { key: 'max', title: t('fees.maxUnits'), render: (row) => row.maxUnitsPerMonth },
          { key: 'from', title: t('common.from'), render: (row) => row.validFrom },
          { key: 'until', title: t('fees.validUntil'), render: (row) => row.validUntil },
        ]}
        {...(can(p.feesWrite)
          ? {
              actionsWidth: 80,
              actions: (row: Tariff) =>
                row.validUntil ? null : (
                  <Button type="link" onClick={() => setEnding(row)}>
                    {t('fees.endTariff')}
                  </Button>
                ),
            }
          : {})}
      />
      <FormModal<Values>
        form={form}
        open={creating}
        title={t('nav.tariffs')}
        testId="tariff-form"
        initialValues={{ validFrom: today(), basis: 'SquareMetreMonth' }}
        onClose={() => setCreating(false)}
        submit={({ communityId: _, ...values }) => createTariff(values)}
        onDone={refresh}
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
          <Form.Item name="feeType" label={t('fees.feeType')} rules={required}>
            <Select options={FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) }))} />
          </Form.Item>
          <Form.Item name="basis" label={t('fees.unit')} rules={required}>
            <Select options={TARIFF_BASES.map((value) => ({ value, label: t(`enum.TariffBasis.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="priceTenThousandths"
            label={t('fees.price')}
            rules={[...required, amountRule({ invalid: t('fees.priceInvalid'), positive: t('form.amountPositive') })]}
          >
            <PriceInput />
          </Form.Item>
          {basis === 'CubicMetre' ? (
            <Form.Item name="maxUnitsPerMonth" label={t('fees.maxUnits')} extra={t('fees.maxUnitsNote')}>
              <InputNumber min={1} max={1000} precision={0} className="full" />
            </Form.Item>
          ) : null}
          <Form.Item name="validFrom" label={t('common.from')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item name="validUntil" label={t('fees.validUntil')} extra={t('policies.untilNote')}>
            <DayInput />
          </Form.Item>
        </div>
      </FormModal>
      <FormModal<{ validUntil: string }>
        open={ending !== undefined}
        title={t('fees.endTariff')}
        onClose={() => setEnding(undefined)}
        submit={({ validUntil }) => endTariff(ending?.id ?? '', ending?.version ?? 0, validUntil)}
        onDone={refresh}
        onStale={refresh}
      >
        <Form.Item name="validUntil" label={t('fees.validUntil')} extra={t('fees.validUntilNote')} rules={required}>
          <DayInput />
        </Form.Item>
      </FormModal>
    </>
  );
}
