import { useMutation } from '@tanstack/react-query';
import { Button, type ButtonProps, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CallOptions, download } from '../api/client';
import { ProblemAlert } from './problem-alert';

interface DownloadButtonProps extends Omit<ButtonProps, 'onClick'> {
  path: string;
  options?: CallOptions;
  testId?: string;
}

/** Fetches a file with the conditions of the list, not only its page. */
export function DownloadButton({ path, options, testId, children, ...button }: DownloadButtonProps) {
  const { t } = useTranslation();
  const get = useMutation({ mutationFn: () => download(path, options) });
  const label = children ?? t('common.export');
  return (
    <>
      <Button {...button} data-testid={testId} loading={get.isPending} onClick={() => get.mutate()}>
        {label}
      </Button>
      <Modal
        open={get.isError}
        title={label}
        onCancel={() => get.reset()}
        destroyOnHidden
        footer={<Button onClick={() => get.reset()}>{t('common.close')}</Button>}
      >
        <ProblemAlert error={get.error} />
      </Modal>
    </>
  );
}
