import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { useCommunityOptions } from '../../../shared/api/places';
import { today } from '../../../shared/lib/date';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { PageHeader } from '../../../shared/ui/page-header';
import { QueryTable } from '../../../shared/ui/query-table';
import { SearchBar } from '../../../shared/ui/search-bar';
import { listTariffs, saveTariff, type Tariff } from '../api';
import { FEE_TYPES } from '../components/fee-types';

export const TARIFF_UNITS = ['SquareMetreMonth', 'HouseholdMonth', 'CubicMetre'];

export default function TariffListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const communities = useCommunityOptions();
  const [editing, setEditing] = useState<Tariff | 'new'>();
  const edited = editing && editing !== 'new' ? editing : undefined;
  const refresh = () => client.invalidateQueries({ queryKey: ['tariffs'] });
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
              <Button type="primary" onClick={() => setEditing('new')} data-testid="new-tariff">
                {t('common.create')}
              </Button>
              <Link to="/imports/new?kind=Tariffs" className="link-button">
                {t('common.import')}
              </Link>
            </>
          ) : null
        }
        columns={[
          { key: 'community', title: t('common.community'), render: (row) => row.communityName },
          {
            key: 'feeType',
            title: t('fees.feeType'),
            render: (row) => t(`enum.FeeType.${row.feeType}`, { defaultValue: row.feeType }),
          },
          { key: 'price', title: t('fees.price'), fen: (row) => row.priceFen },
          {
            key: 'unit',
            title: t('fees.unit'),
            render: (row) => (row.unit ? t(`enum.TariffUnit.${row.unit}`, { defaultValue: row.unit }) : null),
          },
          { key: 'from', title: t('common.from'), render: (row) => row.from },
          { key: 'to', title: t('common.to'), render: (row) => row.to },
          { key: 'document', title: t('fees.document'), render: (row) => row.document },
        ]}
        {...(can(p.feesWrite)
          ? {
              actionsWidth: 80,
              actions: (row: Tariff) => (
                <Button type="link" onClick={() => setEditing(row)}>
                  {t('common.edit')}
                </Button>
              ),
            }
          : {})}
      />
      <FormModal<Record<string, unknown>>
        open={editing !== undefined}
        title={t('nav.tariffs')}
        testId="tariff-form"
        initialValues={edited ? { ...edited } : { from: today() }}
        onClose={() => setEditing(undefined)}
        submit={(values) => saveTariff(edited?.id, edited?.version, values)}
        onDone={refresh}
        onStale={refresh}
      >
        <div className="form-grid">
          <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
            <CommunitySelect autoSelect disabled={edited !== undefined} />
          </Form.Item>
          <Form.Item name="feeType" label={t('fees.feeType')} rules={[{ required: true }]}>
            <Select
              options={FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) }))}
              disabled={edited !== undefined}
            />
          </Form.Item>
          <Form.Item
            name="priceFen"
            label={t('fees.price')}
            rules={[
              { required: true },
              amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') }, true),
            ]}
          >
            <MoneyInput />
          </Form.Item>
          <Form.Item name="unit" label={t('fees.unit')} rules={[{ required: true }]}>
            <Select options={TARIFF_UNITS.map((value) => ({ value, label: t(`enum.TariffUnit.${value}`) }))} />
          </Form.Item>
          <Form.Item name="from" label={t('common.from')} rules={[{ required: true }]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="to" label={t('common.to')}>
            <DayInput />
          </Form.Item>
        </div>
        <Form.Item name="document" label={t('fees.document')}>
          <Input maxLength={200} />
        </Form.Item>
      </FormModal>
    </>
  );
}
