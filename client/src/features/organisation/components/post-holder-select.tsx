import { Select, type SelectProps } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHolders } from './use-options';

/** Office holders known in the community, found by name; the masked number tells namesakes apart. */
export function PostHolderSelect({ communityId, ...props }: SelectProps<string> & { communityId: string | undefined }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useHolders(communityId, useDeferredValue(search.trim()));
  return (
    <Select<string>
      showSearch={{ onSearch: setSearch, filterOption: false }}
      placeholder={t('posts.findHolder')}
      loading={people.isFetching}
      notFoundContent={communityId ? t('posts.noHolder') : t('posts.communityFirst')}
      options={(people.data ?? []).map((person) => ({ value: person.id, label: `${person.name} ${person.idNumber}` }))}
      data-testid="holder-select"
      {...props}
    />
  );
}
