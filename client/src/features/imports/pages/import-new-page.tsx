import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useFeeSources } from '../../../shared/api/fee-sources';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DownloadButton } from '../../../shared/ui/download-button';
import { ImportWizard } from '../../../shared/ui/import-wizard';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { listKinds, upload } from '../api';
import { useStepTitles } from '../components/step-titles';

interface Values {
  kind: string;
  communityId: string;
  sourceId?: string;
}

/** Step one: what the file is, for which community, and the file itself. */
export default function ImportNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Values>();
  const [file, setFile] = useState<File>();
  const titles = useStepTitles();
  const kinds = useQuery({ queryKey: ['imports', 'kinds'], queryFn: listKinds, staleTime: 3_600_000 });
  const kind = Form.useWatch('kind', form);
  const chosen = kinds.data?.find((k) => k.kind === kind);
  const communityId = Form.useWatch('communityId', form);
  const sources = useFeeSources(communityId);
  const send = useMutation({
    mutationFn: (values: Values) => {
      if (!file) throw new Error('no file');
      return upload({ ...values }, file);
    },
    onSuccess: (created) => navigate(`/imports/${created.id}`),
  });
  const step = (
    <Form
      form={form}
      layout="vertical"
      className="narrow"
      initialValues={{ kind: search.get('kind') ?? undefined, communityId: search.get('communityId') ?? undefined }}
      onFinish={(values) => send.mutate(values)}
    >
      {send.isError ? <ProblemAlert error={send.error} /> : null}
      {kinds.isError ? <ProblemAlert error={kinds.error} onRetry={() => kinds.refetch()} /> : null}
      <Form.Item name="kind" label={t('imports.kind')} rules={[{ required: true }]}>
        <Select
          loading={kinds.isPending}
          placeholder={t('common.choose')}
          options={(kinds.data ?? []).map((k) => ({
            value: k.kind,
            label: t(`enum.ImportKind.${k.kind}`, { defaultValue: k.title }),
          }))}
          data-testid="import-kind"
        />
      </Form.Item>
      {chosen ? (
        <div className="page-extra template-links">
          {chosen.layouts.map(({ layout }) => (
            <DownloadButton
              key={layout}
              path="/imports/kinds/{kind}/template"
              options={{ path: { kind: chosen.kind }, query: { layout } }}
              testId={`template-${layout}`}
            >
              {chosen.layouts.length > 1
                ? `${t('common.template')}（${layout === 'Wide' ? t('imports.wide') : t('imports.long')}）`
                : t('common.template')}
            </DownloadButton>
          ))}
          <span className="muted">{t('imports.templateNote')}</span>
        </div>
      ) : null}
      <Form.Item name="communityId" label={t('common.community')} rules={[{ required: true }]}>
        <CommunitySelect autoSelect />
      </Form.Item>
      {chosen?.needsSource ? (
        <Form.Item
          name="sourceId"
          label={t('imports.source')}
          extra={t('imports.sourceNote')}
          rules={[{ required: true }]}
        >
          <Select
            allowClear
            loading={sources.isFetching}
            placeholder={t('common.choose')}
            options={(sources.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
            data-testid="import-source"
          />
        </Form.Item>
      ) : null}
      <Form.Item label={t('imports.file')} required extra={t('imports.fileNote')}>
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return false;
          }}
          onRemove={() => setFile(undefined)}
          fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
          data-testid="import-file"
        >
          <p>{t('imports.drop')}</p>
        </Upload.Dragger>
      </Form.Item>
      <Button type="primary" htmlType="submit" disabled={!file} loading={send.isPending} data-testid="import-upload">
        {t('imports.upload')}
      </Button>
    </Form>
  );
  return (
    <>
      <PageHeader title={t('nav.importNew')} note={t('imports.note')} />
      <ImportWizard current={0} steps={titles.map((title) => ({ title, content: step }))} />
    </>
  );
}
