import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { toProblem } from '../../../shared/api/problem';
import { newKey } from '../../../shared/lib/random';
import { DayInput } from '../../../shared/ui/day-input';
import { putFieldErrors } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { draftPolicy, editPolicy, getPolicy, type PolicyArea, type PolicyContent } from '../api';
import { useCatalogue } from '../components/use-catalogue';
import { ValueInput } from '../components/value-input';

interface Values extends Omit<PolicyContent, 'values'> {
  area: PolicyArea;
  values?: Record<string, string>;
  clauses?: Record<string, string>;
}

/** A form drawn from the server's catalogue: what a policy may set is known there, not here. */
export default function PolicyEditPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const catalogue = useCatalogue();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const area = Form.useWatch('area', form);
  const existing = useQuery({
    queryKey: ['policies', id],
    queryFn: () => getPolicy(id ?? ''),
    enabled: id !== undefined,
  });
  const save = useMutation({
    mutationFn: ({ values, clauses, area: chosen, ...document }: Values) => {
      const content: PolicyContent = {
        ...document,
        values: catalogue.parametersOf(chosen).map(({ key: name }) => ({
          key: name,
          value: values?.[name] ?? '',
          clause: clauses?.[name]?.trim() || null,
        })),
      };
      return id ? editPolicy(id, existing.data?.version ?? 0, content) : draftPolicy(chosen, content, key);
    },
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: ['policies'] });
      navigate(`/policies/${created.id}`, { replace: true });
    },
    onError: (error) => putFieldErrors(form, toProblem(error).fields),
  });

  useEffect(() => {
    const policy = existing.data;
    if (!policy) return;
    form.setFieldsValue({
      ...policy,
      values: Object.fromEntries(policy.values.map((value) => [value.key, value.value])),
      clauses: Object.fromEntries(policy.values.map((value) => [value.key, value.clause ?? ''])),
    });
  }, [existing.data, form]);

  const choose = (next: string) => {
    const parameters = catalogue.parametersOf(next);
    form.setFieldsValue({
      values: Object.fromEntries(parameters.map((parameter) => [parameter.key, parameter.formValue])),
      clauses: Object.fromEntries(parameters.map((parameter) => [parameter.key, parameter.formClause ?? ''])),
    });
  };

  if (existing.isError) return <ProblemAlert error={existing.error} onRetry={() => existing.refetch()} />;
  if (catalogue.query.isError)
    return <ProblemAlert error={catalogue.query.error} onRetry={() => catalogue.query.refetch()} />;
  if (catalogue.query.isPending || (id && existing.isPending)) return <Spin size="large" className="page-spin" />;
  const required = [{ required: true, whitespace: true }];
  return (
    <div className="stack">
      <PageHeader title={id ? t('policies.edit') : t('policies.create')} />
      <Alert type="info" showIcon title={t('policies.twoPeople')} />
      {save.isError ? (
        <ProblemAlert
          error={save.error}
          {...(toProblem(save.error).isStale ? { onRetry: () => existing.refetch() } : {})}
        />
      ) : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => save.mutate(values)}
        data-testid="policy-form"
      >
        <Card>
          <div className="form-grid">
            <Form.Item name="area" label={t('policies.area')} rules={[{ required: true }]}>
              <Select
                options={catalogue.areaOptions}
                disabled={id !== undefined}
                onChange={choose}
                placeholder={t('common.choose')}
                data-testid="policy-area"
              />
            </Form.Item>
            <Form.Item name="documentNumber" label={t('policies.documentNumber')} rules={required}>
              <Input maxLength={60} data-testid="document-number" />
            </Form.Item>
            <Form.Item name="documentTitle" label={t('policies.documentTitle')} rules={required}>
              <Input maxLength={200} data-testid="document-title" />
            </Form.Item>
            <Form.Item name="documentDate" label={t('policies.documentDate')} rules={[{ required: true }]}>
              <DayInput data-testid="document-date" />
            </Form.Item>
            <Form.Item name="effectiveFrom" label={t('policies.effectiveFrom')} rules={[{ required: true }]}>
              <DayInput data-testid="effective-from" />
            </Form.Item>
            <Form.Item name="effectiveUntil" label={t('policies.effectiveUntil')} extra={t('policies.untilNote')}>
              <DayInput />
            </Form.Item>
          </div>
        </Card>
        {area ? (
          <Card className="gap-top" title={<h2 className="card-title">{t('policies.parameters')}</h2>}>
            {catalogue.parametersOf(area).map((parameter) => (
              <div key={parameter.key} className="parameter">
                <Form.Item
                  name={['values', parameter.key]}
                  label={catalogue.word(parameter)}
                  extra={parameter.help || undefined}
                  rules={parameter.isOptional || parameter.type === 'Flag' ? [] : [{ required: true }]}
                >
                  <ValueInput parameter={parameter} word={catalogue.word} />
                </Form.Item>
                <Form.Item name={['clauses', parameter.key]} label={t('policies.clause')}>
                  <Input maxLength={200} placeholder={t('policies.clauseNote')} />
                </Form.Item>
              </div>
            ))}
          </Card>
        ) : null}
        <div className="page-extra gap-top">
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="save-policy">
            {t('common.draft')}
          </Button>
          <Button onClick={() => navigate(-1)}>{t('common.cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}
