import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { ActionButton } from '../../../shared/ui/action-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { QueryTable } from '../../../shared/ui/query-table';
import { createDwelling, type Dwelling, deleteDwelling, listBuildings, listDwellings, updateDwelling } from '../api';

export function DwellingsTab({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const list = useListParams();
  const [editing, setEditing] = useState<Dwelling | 'new'>();
  const buildings = useQuery({ queryKey: ['buildings', communityId], queryFn: () => listBuildings(communityId) });
  const writable = can(p.registryWriteSites);
  const refresh = () => client.invalidateQueries({ queryKey: ['dwellings'] });
  const options = (buildings.data ?? []).map((b) => ({ value: b.id, label: b.name }));
  const edited = editing && editing !== 'new' ? editing : undefined;
  return (
    <>
      <QueryTable<Dwelling>
        id="dwellings"
        queryKey={['dwellings', communityId]}
        load={(query, signal) => listDwellings({ ...query, communityId }, signal)}
        list={list}
        rowKey={(row) => row.id}
        toolbar={
          <>
            {writable ? (
              <Button type="primary" onClick={() => setEditing('new')} data-testid="new-dwelling">
                {t('registry.newDwelling')}
              </Button>
            ) : null}
            <Select
              allowClear
              className="search-select"
              aria-label={t('registry.building')}
              placeholder={t('registry.building')}
              options={options}
              value={(list.params.buildingId as string | undefined) ?? null}
              onChange={(buildingId: string | null) => list.change({ buildingId: buildingId ?? undefined })}
            />
          </>
        }
        columns={[
          { key: 'building', title: t('registry.building'), render: (row) => row.building },
          { key: 'unit', title: t('registry.unit'), render: (row) => row.unit },
          { key: 'number', title: t('registry.dwellingNumber'), render: (row) => row.number },
          { key: 'floor', title: t('registry.floor'), render: (row) => row.floor },
          { key: 'area', title: t('registry.area'), render: (row) => row.areaSquareMetres },
          {
            key: 'household',
            title: t('registry.household'),
            render: (row) =>
              row.householdId ? (
                <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
              ) : (
                <span className="muted">{t('registry.vacant')}</span>
              ),
          },
        ]}
        {...(writable
          ? {
              actions: (row: Dwelling) => (
                <>
                  <Button type="link" onClick={() => setEditing(row)}>
                    {t('common.edit')}
                  </Button>
                  <ActionButton
                    type="link"
                    danger
                    question={t('registry.deleteDwelling', {
                      name: row.address,
                    })}
                    run={() => deleteDwelling(row.id, row.version)}
                    onDone={refresh}
                  >
                    {t('common.remove')}
                  </ActionButton>
                </>
              ),
            }
          : {})}
      />
      <FormModal<Record<string, unknown>>
        open={editing !== undefined}
        title={edited ? t('registry.editDwelling') : t('registry.newDwelling')}
        initialValues={edited ? { ...edited } : {}}
        onClose={() => setEditing(undefined)}
        submit={(values) =>
          edited ? updateDwelling(edited.id, edited.version, values) : createDwelling({ ...values, communityId })
        }
        onDone={refresh}
        onStale={refresh}
      >
        {edited ? null : (
          <Form.Item name="buildingId" label={t('registry.building')} rules={[{ required: true }]}>
            <Select options={options} />
          </Form.Item>
        )}
        <div className="form-grid">
          <Form.Item name="number" label={t('registry.dwellingNumber')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="floor" label={t('registry.floor')}>
            <InputNumber min={-2} max={60} className="full" />
          </Form.Item>
          <Form.Item name="areaSquareMetres" label={t('registry.area')}>
            <InputNumber min={1} max={1000} precision={2} className="full" />
          </Form.Item>
        </div>
      </FormModal>
    </>
  );
}
