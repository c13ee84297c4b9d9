import { Alert, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** A first password is shown once and must be changed at the first sign-in. */
export function PasswordOnce({ password, onClose }: { password: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={password !== undefined}
      title={t('access.firstPassword')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose} data-testid="close-password">
          {t('common.close')}
        </Button>
      }
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={t('access.firstPasswordNote')} />
      <p className="revealed" data-testid="first-password">
        {password}
      </p>
    </Modal>
  );
}
