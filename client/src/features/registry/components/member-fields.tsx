import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDictionary } from '../../../shared/api/dictionaries';
import { RELOCATION } from '../pages/household-list-page';

/** What is asked of a new member. `at` is the row in a list of members; without it the fields stand alone. */
export function MemberFields({ at, relation = true }: { at?: number; relation?: boolean }) {
  const { t } = useTranslation();
  const relations = useDictionary('relationToHead');
  const name = (field: string) => (at === undefined ? field : [at, field]);
  return (
    <div className="form-grid">
      <Form.Item name={name('name')} label={t('registry.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={name('idNumber')}
        label={t('registry.idNumber')}
        rules={[
          { required: true, whitespace: true },
          { pattern: /^\s*(\d{15}|\d{17}[\dXx])\s*$/, message: t('registry.idShape') },
        ]}
      >
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      {relation ? (
        <Form.Item name={name('relation')} label={t('registry.relation')} rules={[{ required: true }]}>
          <Select
            options={relations.options}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('common.choose')}
            data-testid="member-relation"
          />
        </Form.Item>
      ) : null}
      <Form.Item name={name('relocation')} label={t('registry.relocation')} rules={[{ required: true }]}>
        <Select
          options={RELOCATION.map((value) => ({ value, label: t(`enum.RelocationKind.${value}`) }))}
          placeholder={t('common.choose')}
        />
      </Form.Item>
      <Form.Item name={name('phone')} label={t('registry.phone')}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={name('checksumReason')}
        label={t('registry.checksumReason')}
        tooltip={t('registry.checksumNote')}
      >
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
}
