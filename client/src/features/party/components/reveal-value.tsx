import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { ReasonModal } from '../../../shared/ui/reason-modal';
import { revealMember } from '../api';

interface RevealValueProps {
  id: string;
  field: 'IdNumber' | 'Phone';
  masked: string | null | undefined;
  label: string;
}

/** A masked value; whoever writes the register may see it in full after giving a reason that is logged. */
export function RevealValue({ id, field, masked, label }: RevealValueProps) {
  const { t } = useTranslation();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useState<string>();
  if (!masked) return <span className="muted">—</span>;
  return (
    <span className="reveal">
      <span>{masked}</span>
      {can(p.partyWrite) ? (
        <Button type="link" size="small" onClick={() => setAsking(true)} data-testid={`reveal-${field}`}>
          {t('registry.reveal')}
        </Button>
      ) : null}
      <ReasonModal
        open={asking}
        title={t('registry.revealTitle', { label })}
        about={t('registry.revealNote')}
        onClose={() => setAsking(false)}
        submit={async (reason) => setValue((await revealMember(id, field, reason)).value)}
      />
      <Modal
        open={value !== undefined}
        title={label}
        onCancel={() => setValue(undefined)}
        footer={<Button onClick={() => setValue(undefined)}>{t('common.close')}</Button>}
        destroyOnHidden
      >
        <p className="revealed">{value}</p>
      </Modal>
    </span>
  );
}
