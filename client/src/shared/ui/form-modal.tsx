import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../api/problem';
import { useIdempotencyKey } from '../lib/use-idempotency-key';
import { ProblemAlert } from './problem-alert';

interface FormModalProps<V extends object, R> {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  submit: (values: V, idempotencyKey: string) => Promise<R>;
  onDone?: (result: R) => void;
  /** When the thing was changed by somebody else: fetch it again; what was typed stays. */
  onStale?: () => void;
  initialValues?: Partial<V>;
  submitText?: string;
  danger?: boolean;
  width?: number;
  testId?: string;
  form?: FormInstance<V>;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}

/** A form in a dialog: refusals stay inside it, field errors land on their fields, and nothing typed is lost. */
export function FormModal<V extends object, R = unknown>(props: FormModalProps<V, R>) {
  const { open, onClose, initialValues } = props;
  const { t } = useTranslation();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const key = useIdempotencyKey(open);
  // Field ids begin with it, so that two dialogs of a page never share one.
  const name = useId().replace(/\W/g, '');
  const save = useMutation({
    mutationFn: (values: V) => props.submit(values, key),
    onSuccess: (result) => {
      props.onDone?.(result);
      onClose();
    },
    onError: (error) => putFieldErrors(form, toProblem(error).fields),
  });
  return (
    <Modal
      open={open}
      title={props.title}
      onCancel={onClose}
      width={props.width ?? 560}
      mask={{ closable: false }}
      destroyOnHidden
      data-testid={props.testId}
      footer={[
        <Button key="cancel" onClick={onClose} data-testid="modal-cancel">
          {t('common.cancel')}
        </Button>,
        <Button
          key="ok"
          type="primary"
          danger={props.danger ?? false}
          loading={save.isPending}
          onClick={() => form.submit()}
          data-testid="modal-submit"
        >
          {props.submitText ?? t('common.submit')}
        </Button>,
      ]}
    >
      <Fresh form={form} values={initialValues} reset={save.reset}>
        <Form
          form={form}
          name={name}
          layout="vertical"
          scrollToFirstError={{ focus: true }}
          onFinish={(values) => save.mutate(values)}
        >
          {save.isError ? (
            <ProblemAlert
              error={save.error}
              {...(toProblem(save.error).isStale && props.onStale ? { onRetry: props.onStale } : {})}
            />
          ) : null}
          {typeof props.children === 'function' ? props.children(form) : props.children}
        </Form>
      </Fresh>
    </Modal>
  );
}

interface FreshProps<V extends object> {
  form: FormInstance<V>;
  values: Partial<V> | undefined;
  reset: () => void;
  children: ReactNode;
}

/** Fills the form when the dialog opens, and only then: what is typed survives whatever its source does meanwhile. */
function Fresh<V extends object>({ form, values, reset, children }: FreshProps<V>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per opening.
  useEffect(() => {
    reset();
    form.resetFields();
    if (values) form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0]);
  }, []);
  return children;
}

/** "lines[0].amountFen" → ['lines', 0, 'amountFen']. */
export function fieldPath(name: string): (string | number)[] {
  return name
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '' && part !== '$')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** A key may hold dots of its own ("values.subsidy.rate" is the value of "subsidy.rate"). */
function pathsOf(name: string): (string | number)[][] {
  const dot = name.indexOf('.');
  return dot < 0 ? [[name]] : [fieldPath(name), [name.slice(0, dot), name.slice(dot + 1)]];
}

interface FieldErrorTarget {
  getFieldInstance: (name: never) => unknown;
  setFields: (fields: never[]) => void;
  scrollToField: (name: never, options: { focus: boolean }) => void;
}

export function putFieldErrors(form: FieldErrorTarget, fields: Record<string, string[]>) {
  const known = Object.entries(fields).flatMap(([name, errors]) => {
    const path = pathsOf(name).find((candidate) => form.getFieldInstance(candidate as never) !== undefined);
    return path ? [{ name: path, errors }] : [];
  });
  if (known.length === 0) return;
  form.setFields(known as never[]);
  const first = known[0];
  if (first) form.scrollToField(first.name as never, { focus: true });
}
