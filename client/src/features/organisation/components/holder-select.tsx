import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listHolders } from '../api';

interface HolderSelectProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
}

/** An office holder, found by a part of the name or a whole number. */
export function HolderSelect({ id, value, onChange }: HolderSelectProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const people = useQuery({
    queryKey: ['organisation', 'holders', 'options', q],
    queryFn: ({ signal }) => listHolders({ q, page: 1, pageSize: 20 }, signal),
  });
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('organisation.findHolder')}
      loading={people.isFetching}
      options={(people.data?.items ?? []).map((person) => ({
        value: person.id,
        label: [person.name, person.idNumber, person.originTownshipName].filter(Boolean).join(' · '),
      }))}
      data-testid="holder-select"
    />
  );
}
