import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTownships } from '../../../shared/api/places';
import { DayInput } from '../../../shared/ui/day-input';

export function CommunityFields() {
  const { t } = useTranslation();
  const townships = useTownships();
  const options = (townships.data ?? []).map((x) => ({ value: x.code, label: x.name }));
  return (
    <>
      <Form.Item name="name" label={t('registry.communityName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} data-testid="community-name" />
      </Form.Item>
      <Form.Item name="destinationTownshipCode" label={t('registry.destinationTownship')} rules={[{ required: true }]}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} data-testid="community-destination" />
      </Form.Item>
      <Form.Item name="leadTownshipCode" label={t('registry.leadTownship')} rules={[{ required: true }]}>
        <Select options={options} showSearch={{ optionFilterProp: 'label' }} data-testid="community-lead" />
      </Form.Item>
      <Form.Item name="participatingTownshipCodes" label={t('registry.participatingTownships')}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="form" label={t('registry.form')} rules={[{ required: true }]}>
        <Select
          options={['Buildings', 'Courtyards'].map((value) => ({ value, label: t(`enum.CommunityForm.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="occupiedFrom" label={t('registry.occupiedFrom')} extra={t('registry.occupiedNote')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="address" label={t('registry.address')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
