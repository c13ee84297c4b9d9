import { Select, type SelectProps } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommunityOptions } from '../api/places';

type Props = SelectProps<string> & {
  autoSelect?: boolean;
  /** Every community of the county by name: for granting a role or handing a household over. */
  everywhere?: boolean;
};

/** Communities within the person's scope; whoever has only one need not choose. */
export function CommunitySelect({ autoSelect, everywhere, ...props }: Props) {
  const { t } = useTranslation();
  const { options, loading } = useCommunityOptions(everywhere);
  const only = options.length === 1 ? options[0] : undefined;
  const { value, onChange } = props;
  useEffect(() => {
    if (autoSelect && only && !value) onChange?.(only.value, only);
  }, [autoSelect, only, value, onChange]);
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('common.choose')}
      loading={loading}
      options={options}
      className="search-select"
      data-testid="community-select"
      // in a form the label of its item names it
      {...(props.id ? {} : { 'aria-label': t('common.community') })}
      {...props}
    />
  );
}
