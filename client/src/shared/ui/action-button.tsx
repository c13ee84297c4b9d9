import { useMutation } from '@tanstack/react-query';
import { Button, type ButtonProps, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../lib/use-idempotency-key';
import { ProblemAlert } from './problem-alert';

interface ActionButtonProps<R> extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** What will happen and to which thing, named in full. */
  question: ReactNode;
  run: (idempotencyKey: string) => Promise<R>;
  onDone?: (result: R) => void;
  confirmText?: string;
  testId?: string;
}

/** A button that asks once, then acts; the refusal stays in the question, not in a passing message. */
export function ActionButton<R>({
  question,
  run,
  onDone,
  confirmText,
  testId,
  children,
  ...button
}: ActionButtonProps<R>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const key = useIdempotencyKey(open);
  const act = useMutation({
    mutationFn: () => run(key),
    onSuccess: (result) => {
      setOpen(false);
      onDone?.(result);
    },
  });
  return (
    <>
      <Button
        {...button}
        data-testid={testId}
        onClick={() => {
          act.reset();
          setOpen(true);
        }}
      >
        {children}
      </Button>
      <Modal
        open={open}
        title={children}
        onCancel={() => setOpen(false)}
        onOk={() => act.mutate()}
        okText={confirmText ?? t('common.confirm')}
        confirmLoading={act.isPending}
        okButtonProps={{ danger: button.danger ?? false, 'data-testid': 'action-confirm' } as ButtonProps}
        destroyOnHidden
      >
        {act.isError ? <ProblemAlert error={act.error} /> : null}
        <div>{question}</div>
      </Modal>
    </>
  );
}
