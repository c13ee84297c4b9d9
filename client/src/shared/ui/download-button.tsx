import { useMutation } from '@tanstack/react-query';
import { App, Button, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CallOptions, download } from '../api/client';
import { useErrorText } from '../i18n/use-errors';

interface DownloadButtonProps extends Omit<ButtonProps, 'onClick'> {
  path: string;
  options?: CallOptions;
  testId?: string;
}

/** Fetches a file with the conditions of the list, not only its page. */
export function DownloadButton({ path, options, testId, children, ...button }: DownloadButtonProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { modal } = App.useApp();
  const get = useMutation({
    mutationFn: () => download(path, options),
    onError: (error) => {
      const { headline, detail } = errorText(error);
      modal.error({ title: headline, content: detail });
    },
  });
  return (
    <Button {...button} data-testid={testId} loading={get.isPending} onClick={() => get.mutate()}>
      {children ?? t('common.export')}
    </Button>
  );
}
