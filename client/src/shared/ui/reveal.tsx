import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../api/me';
import { permissions as p } from '../lib/permissions';
import { ReasonModal } from './reason-modal';

interface RevealProps {
  masked: string | null | undefined;
  label: string;
  reveal: (reason: string) => Promise<{ value: string }>;
}

/** A masked value; whoever may, sees it in full for as long as the window is open, after giving a reason that is logged. */
export function Reveal({ masked, label, reveal }: RevealProps) {
  const { t } = useTranslation();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  if (!masked) return <span className="muted">—</span>;
  return (
    <span className="reveal">
      <span>{masked}</span>
      {can(p.registryReveal) ? (
        <Button type="link" size="small" onClick={() => setAsking(true)} data-testid="reveal">
          {t('registry.reveal')}
        </Button>
      ) : null}
      <ReasonModal
        open={asking}
        title={t('registry.revealTitle', { label })}
        about={t('registry.revealNote')}
        onClose={() => setAsking(false)}
        submit={async (reason) => setValue((await reveal(reason)).value)}
      />
      <Modal
        open={value !== undefined}
        title={label}
        onCancel={() => setValue(undefined)}
        footer={<Button onClick={() => setValue(undefined)}>{t('common.close')}</Button>}
        destroyOnHidden
      >
        <p className="revealed" data-testid="revealed">
          {value}
        </p>
      </Modal>
    </span>
  );
}
