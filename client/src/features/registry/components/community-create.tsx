import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormModal } from '../../../shared/ui/form-modal';
import { createCommunity } from '../api';
import { CommunityFields } from './community-fields';

export default function CommunityCreate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <FormModal<Record<string, unknown>, { id: string }>
      open
      title={t('registry.newCommunity')}
      testId="community-form"
      initialValues={{ form: 'Buildings', participatingTownshipCodes: [] }}
      onClose={onClose}
      submit={(values) => createCommunity(values)}
      onDone={(created) => {
        void client.invalidateQueries({ queryKey: ['communities'] });
        if (created?.id) navigate(`/communities/${created.id}`);
      }}
    >
      <CommunityFields />
    </FormModal>
  );
}
