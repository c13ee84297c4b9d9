import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { ActionButton } from '../../../shared/ui/action-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { type Building, createBuilding, createUnit, deleteBuilding, listBuildings } from '../api';

export function BuildingsTab({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [unitFor, setUnitFor] = useState<Building>();
  const query = useQuery({ queryKey: ['buildings', communityId], queryFn: () => listBuildings(communityId) });
  const writable = can(p.registryWriteSites);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['buildings', communityId] });
    void client.invalidateQueries({ queryKey: ['dwellings'] });
    void client.invalidateQueries({ queryKey: ['communities'] });
  };
  return (
    <div className="stack">
      {writable ? (
        <div className="page-extra">
          <Button type="primary" onClick={() => setCreating(true)} data-testid="new-building">
            {t('registry.newBuilding')}
          </Button>
          {can(p.importsUse) ? (
            <Link
              to={`/imports/new?kind=Buildings&communityId=${communityId}`}
              className="link-button"
              data-testid="import-buildings"
            >
              {t('registry.importBuildings')}
            </Link>
          ) : null}
        </div>
      ) : null}
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <SimpleTable<Building>
        id="buildings"
        rows={query.data}
        loading={query.isPending}
        rowKey={(row) => row.id}
        pageSize={50}
        columns={[
          { key: 'name', title: t('registry.building'), render: (row) => row.name },
          {
            key: 'kind',
            title: t('registry.buildingKind'),
            render: (row) => t(`enum.BuildingKind.${row.kind}`),
          },
          { key: 'units', title: t('registry.units'), render: (row) => row.units.map((u) => u.name).join('、') },
          { key: 'storeys', title: t('registry.storeys'), render: (row) => row.storeys },
          {
            key: 'hasLift',
            title: t('registry.hasLift'),
            render: (row) => (row.hasLift ? t('common.yes') : t('common.no')),
          },
          { key: 'dwellings', title: t('registry.dwellings'), render: (row) => row.dwellings },
          { key: 'occupied', title: t('registry.occupied'), render: (row) => row.occupied },
        ]}
        {...(writable
          ? {
              actions: (row: Building) => (
                <>
                  <Button type="link" onClick={() => setUnitFor(row)}>
                    {t('registry.newUnit')}
                  </Button>
                  <ActionButton
                    type="link"
                    danger
                    question={t('registry.deleteBuilding', { name: row.name })}
                    run={() => deleteBuilding(row.id, row.version)}
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
        open={creating}
        title={t('registry.newBuilding')}
        testId="building-form"
        initialValues={{ kind: 'Building', storeys: 6, units: 1, dwellingsPerFloor: 2, hasLift: false }}
        onClose={() => setCreating(false)}
        submit={(values) => createBuilding(communityId, values)}
        onDone={refresh}
      >
        {(form) => (
          <>
            <Form.Item name="kind" label={t('registry.buildingKind')}>
              <Radio.Group
                options={[
                  { value: 'Building', label: t('enum.BuildingKind.Building') },
                  { value: 'Row', label: t('enum.BuildingKind.Row') },
                ]}
              />
            </Form.Item>
            <Form.Item
              name="name"
              label={t('registry.building')}
              rules={[{ required: true, whitespace: true }]}
              extra={t('registry.buildingNameNote')}
            >
              <Input maxLength={20} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
              {() =>
                form.getFieldValue('kind') === 'Row' ? (
                  <div className="form-grid">
                    <Form.Item name="courtyards" label={t('registry.courtyards')} rules={[{ required: true }]}>
                      <InputNumber min={1} max={200} className="full" />
                    </Form.Item>
                    <Form.Item name="areaSquareMetres" label={t('registry.area')}>
                      <InputNumber min={1} max={1000} className="full" />
                    </Form.Item>
                  </div>
                ) : (
                  <div className="form-grid">
                    <Form.Item name="units" label={t('registry.unitCount')} rules={[{ required: true }]}>
                      <InputNumber min={1} max={20} className="full" />
                    </Form.Item>
                    <Form.Item name="storeys" label={t('registry.storeys')} rules={[{ required: true }]}>
                      <InputNumber min={1} max={40} className="full" />
                    </Form.Item>
                    <Form.Item name="dwellingsPerFloor" label={t('registry.perFloor')} rules={[{ required: true }]}>
                      <InputNumber min={1} max={20} className="full" />
                    </Form.Item>
                    <Form.Item name="areaSquareMetres" label={t('registry.area')}>
                      <InputNumber min={1} max={1000} className="full" />
                    </Form.Item>
                    <Form.Item name="hasLift" label={t('registry.hasLift')} valuePropName="checked">
                      <Switch />
                    </Form.Item>
                  </div>
                )
              }
            </Form.Item>
          </>
        )}
      </FormModal>
      <FormModal<{ name: string }>
        open={unitFor !== undefined}
        title={t('registry.newUnit')}
        onClose={() => setUnitFor(undefined)}
        submit={(values) => createUnit(unitFor?.id ?? '', values)}
        onDone={refresh}
      >
        <Form.Item name="name" label={t('registry.unit')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={20} />
        </Form.Item>
      </FormModal>
    </div>
  );
}
