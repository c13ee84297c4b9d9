import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { signIn } from '../shared/api/me';
import { ProblemAlert } from '../shared/ui/problem-alert';

interface SignInFormProps {
  /** Set when the same person has to come back. */
  userName?: string;
  onDone: () => void;
}

export function SignInForm({ userName, onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const enter = useMutation({
    mutationFn: (values: { userName: string; password: string }) => signIn(values.userName.trim(), values.password),
    onSuccess: onDone,
  });
  return (
    <Form
      name="sign-in"
      layout="vertical"
      requiredMark={false}
      initialValues={{ userName }}
      onFinish={(values) => enter.mutate(values)}
    >
      {enter.isError ? <ProblemAlert error={enter.error} /> : null}
      <Form.Item name="userName" label={t('access.userName')} rules={[{ required: true, whitespace: true }]}>
        <Input
          autoComplete="username"
          disabled={userName !== undefined}
          autoFocus={userName === undefined}
          data-testid="user-name"
        />
      </Form.Item>
      <Form.Item name="password" label={t('access.password')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" autoFocus={userName !== undefined} data-testid="password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={enter.isPending} data-testid="sign-in">
        {t('access.signIn')}
      </Button>
    </Form>
  );
}
