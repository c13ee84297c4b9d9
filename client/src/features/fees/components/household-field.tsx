import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { HouseholdPicker } from '../../../shared/ui/household-picker';

/** Which household: searched by those who may read the registry, typed by number by the company, which may not. */
export function HouseholdField({ communityId }: { communityId: string | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  if (can(p.registryRead)) {
    return (
      <Form.Item name="householdId" label={t('fees.household')} rules={[{ required: true }]}>
        <HouseholdPicker communityId={communityId} />
      </Form.Item>
    );
  }
  return (
    <Form.Item
      name="householdNumber"
      label={t('registry.householdNumber')}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input maxLength={20} data-testid="household-number" />
    </Form.Item>
  );
}
