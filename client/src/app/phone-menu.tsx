import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LookSwitches } from './look-switches';

interface PhoneMenuProps {
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

export default function PhoneMenu({ open, onClose, children }: PhoneMenuProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="left"
      size={280}
      title={t('nav.menu')}
      styles={{ body: { padding: 0 } }}
    >
      <nav aria-label={t('nav.menu')}>{children}</nav>
      <div className="drawer-looks">
        <LookSwitches />
      </div>
    </Drawer>
  );
}
