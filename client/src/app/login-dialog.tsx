import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Me, meKey } from '../shared/api/me';
import { sessionGate } from '../shared/api/session-gate';
import { SignInForm } from './sign-in-form';

/** Opens over the page when a session has ended; afterwards the waiting calls are sent once more. */
export default function LoginDialog() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = client.getQueryData<Me | null>(meKey);
  return (
    <Modal
      open
      title={t('access.againTitle')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      zIndex={2000}
      width={420}
      destroyOnHidden
    >
      <div data-testid="login-dialog">
        <p>{t('access.againNote')}</p>
        {me ? <p className="muted">{t('access.otherUser', { name: me.displayName })}</p> : null}
        <SignInForm {...(me ? { userName: me.userName } : {})} onDone={() => sessionGate.finish(true)} />
        <Button
          type="link"
          block
          onClick={() => {
            sessionGate.finish(false);
            client.setQueryData(meKey, null);
          }}
        >
          {t('access.leave')}
        </Button>
      </div>
    </Modal>
  );
}
