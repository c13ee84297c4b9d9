import { Button, type ButtonProps, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormModal } from '../../../shared/ui/form-modal';

interface ProvenButtonProps extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** What will happen and to which thing, named in full. */
  question: ReactNode;
  run: (password: string, idempotencyKey: string) => Promise<unknown>;
  onDone: () => void;
  testId: string;
}

/** An act about money: asks once, with the password again. */
export function ProvenButton({ question, run, onDone, testId, children, ...button }: ProvenButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} data-testid={testId}>
        {children}
      </Button>
      <FormModal<{ password: string }>
        open={open}
        title={children}
        testId={`${testId}-form`}
        danger={button.danger ?? false}
        submitText={t('common.confirm')}
        onClose={() => setOpen(false)}
        onDone={onDone}
        submit={({ password }, key) => run(password, key)}
      >
        <div>{question}</div>
        <Form.Item
          name="password"
          label={t('payouts.passwordAgain')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Input.Password autoComplete="current-password" data-testid="password-again" />
        </Form.Item>
      </FormModal>
    </>
  );
}
