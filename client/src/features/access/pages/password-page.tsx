import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword, meKey, useMe } from '../../../shared/api/me';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';

interface Values {
  current: string;
  next: string;
  again: string;
}

export default function PasswordPage() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    mutationFn: (values: Values) => changePassword(values.current, values.next),
    onSuccess: async () => {
      form.resetFields();
      await client.invalidateQueries({ queryKey: meKey });
    },
  });
  return (
    <div className="stack narrow">
      <PageHeader title={t('nav.password')} />
      {me.data?.mustChangePassword ? <Alert type="warning" showIcon title={t('access.mustChange')} /> : null}
      <Card>
        {change.isError ? <ProblemAlert error={change.error} /> : null}
        {change.isSuccess ? (
          <Alert type="success" showIcon role="status" title={t('access.changed')} className="problem" />
        ) : null}
        <Form form={form} layout="vertical" onFinish={(values) => change.mutate(values)}>
          <input type="text" autoComplete="username" value={me.data?.userName ?? ''} readOnly hidden />
          <Form.Item name="current" label={t('access.current')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" data-testid="current-password" />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('access.next')}
            extra={t('access.passwordRule')}
            rules={[{ required: true, min: 8 }]}
          >
            <Input.Password autoComplete="new-password" data-testid="next-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('access.again')}
            dependencies={['next']}
            rules={[
              { required: true },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('access.mismatch'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" data-testid="again-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending} data-testid="change-password">
            {t('common.submit')}
          </Button>
        </Form>
      </Card>
    </div>
  );
}
