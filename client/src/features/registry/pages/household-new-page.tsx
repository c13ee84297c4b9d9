import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toProblem } from '../../../shared/api/problem';
import { today } from '../../../shared/lib/date';
import { newKey } from '../../../shared/lib/random';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { putFieldErrors } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { createHousehold } from '../api';
import { DwellingPicker } from '../components/dwelling-picker';
import { MemberFields } from '../components/member-fields';
import { POVERTY, RELOCATION } from './household-list-page';

interface Values {
  number: string;
  communityId: string;
  dwellingId: string;
  on: string;
  relocation: string;
  poverty: string;
  members: Record<string, string>[];
}

export default function HouseholdNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const communityId = Form.useWatch('communityId', form);
  const save = useMutation({
    mutationFn: (values: Values) => createHousehold(values, key),
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: ['households'] });
      navigate(`/households/${created.id}`, { replace: true });
    },
    onError: (error) => putFieldErrors(form, toProblem(error).fields),
  });
  return (
    <div className="stack">
      <PageHeader title={t('registry.newHousehold')} />
      <Alert type="info" showIcon title={t('registry.newHouseholdNote')} />
      {save.isError ? <ProblemAlert error={save.error} /> : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => save.mutate(values)}
        initialValues={{
          on: today(),
          poverty: 'LiftedOut',
          relocation: 'RegisteredPoor',
          members: [{ relation: '02', relocation: 'RegisteredPoor' }],
        }}
        data-testid="household-form"
      >
        <Card title={<h2 className="card-title">{t('registry.household')}</h2>}>
          <div className="form-grid">
            <Form.Item
              name="number"
              label={t('registry.householdNumber')}
              rules={[{ required: true, whitespace: true }]}
            >
              <Input maxLength={20} data-testid="household-number" />
            </Form.Item>
            <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
              <CommunitySelect autoSelect onChange={() => form.setFieldValue('dwellingId', undefined)} />
            </Form.Item>
            <Form.Item name="dwellingId" label={t('registry.dwelling')} rules={[{ required: true }]}>
              <DwellingPicker communityId={communityId} />
            </Form.Item>
            <Form.Item name="on" label={t('registry.movedInOn')} rules={[{ required: true }]}>
              <DayInput noFuture />
            </Form.Item>
            <Form.Item name="relocation" label={t('registry.relocation')} rules={[{ required: true }]}>
              <Select options={RELOCATION.map((value) => ({ value, label: t(`enum.RelocationKind.${value}`) }))} />
            </Form.Item>
            <Form.Item name="poverty" label={t('registry.poverty')} rules={[{ required: true }]}>
              <Select options={POVERTY.map((value) => ({ value, label: t(`enum.PovertyStatus.${value}`) }))} />
            </Form.Item>
          </div>
        </Card>
        <Form.List name="members">
          {(rows, { add, remove }) => (
            <Card
              className="gap-top"
              title={<h2 className="card-title">{t('registry.members')}</h2>}
              extra={
                <Button onClick={() => add({ relocation: 'RegisteredPoor' })} data-testid="add-member">
                  {t('registry.addMember')}
                </Button>
              }
            >
              {rows.map((row, i) => (
                <fieldset key={row.key} className="member">
                  <legend>
                    {i === 0 ? t('registry.head') : t('registry.memberNo', { number: i + 1 })}
                    {i > 0 ? (
                      <Button type="link" danger onClick={() => remove(row.name)}>
                        {t('common.remove')}
                      </Button>
                    ) : null}
                  </legend>
                  <MemberFields at={row.name} relation={i > 0} />
                </fieldset>
              ))}
            </Card>
          )}
        </Form.List>
        <div className="page-extra gap-top">
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="save-household">
            {t('common.submit')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}
