import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findHouseholds } from '../api/places';

interface HouseholdPickerProps extends Omit<SelectProps<string>, 'options'> {
  communityId?: string | undefined;
}

/** Finds a household by its number or by a member's name. */
export function HouseholdPicker({ communityId, ...props }: HouseholdPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), 300);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ['households', 'pick', communityId, q],
    queryFn: () => findHouseholds(q, communityId),
    enabled: q.length > 0,
    staleTime: 30_000,
  });
  return (
    <Select<string>
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('common.householdSearch')}
      loading={query.isFetching}
      notFoundContent={q && !query.isFetching ? t('common.empty') : null}
      options={(query.data?.items ?? []).map((h) => ({
        value: h.id,
        label: [h.number, h.headName, h.address].filter(Boolean).join(' · '),
      }))}
      data-testid="household-picker"
      {...props}
    />
  );
}
