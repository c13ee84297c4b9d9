import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findMembers } from '../api';

interface MemberPickerProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  communityId: string | undefined;
  /** Only who is on this post. */
  postId?: string;
}

/** Members of one branch, found by name or whole number. */
export function MemberPicker({ id, value, onChange, communityId, postId }: MemberPickerProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['party', 'find', communityId, postId, q],
    queryFn: () => findMembers(q, communityId, postId),
    enabled: communityId !== undefined,
  });
  return (
    <Select<string>
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={query.isFetching}
      placeholder={t('common.choose')}
      options={(query.data?.items ?? []).map((member) => ({
        value: member.id,
        label: `${member.name} ${member.idNumber}`,
      }))}
      data-testid="member-picker"
    />
  );
}
