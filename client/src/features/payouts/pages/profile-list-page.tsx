import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import { useListParams } from '../../../shared/lib/use-list-params';
import { FormModal } from '../../../shared/ui/form-modal';
import { PageHeader } from '../../../shared/ui/page-header';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type BankProfile, decideProfile, listProfiles, type NewBankProfile, proposeProfile } from '../api';
import { DecisionButtons } from '../components/decision-buttons';
import { useRefresh } from '../components/use-refresh';

const required = [{ required: true }];

/** What was agreed with each bank: its number, our account, the shape of the file. A second person confirms every version. */
export default function ProfileListPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { params } = useListParams();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const state = params.state as string | undefined;
  const query = useQuery({ queryKey: ['payouts', 'profiles', state], queryFn: () => listProfiles(state) });
  const choices = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`enum.${group}.${value}`) }));
  return (
    <div className="stack">
      <PageHeader
        title={t('nav.profiles')}
        note={t('payouts.profilesNote')}
        extra={
          can(p.payoutsPrepare) ? (
            <Button type="primary" onClick={() => setOpen(true)} data-testid="new-profile">
              {t('payouts.newProfile')}
            </Button>
          ) : null
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => query.refetch()} /> : null}
      <SimpleTable<BankProfile>
        id="profiles"
        rows={query.data}
        loading={query.isPending}
        rowKey={(row) => row.id}
        columns={[
          { key: 'code', title: t('payouts.profileCode'), render: (row) => `${row.code} v${row.versionNumber}` },
          { key: 'name', title: t('payouts.bank'), render: (row) => row.name },
          { key: 'bankCode', title: t('payouts.bankCode'), render: (row) => row.bankCode },
          {
            key: 'debtor',
            title: t('payouts.debtor'),
            render: (row) => `${row.debtorName} ${row.debtorAccount}`,
          },
          {
            key: 'formats',
            title: t('payouts.format'),
            render: (row) => row.formats.map((format) => t(`enum.BankFileFormat.${format}`)).join('、'),
          },
          { key: 'encoding', title: t('payouts.encoding'), render: (row) => t(`enum.BankEncoding.${row.encoding}`) },
          { key: 'limit', title: t('payouts.limit'), render: (row) => row.maxLinesPerFile },
          {
            key: 'state',
            title: t('common.state'),
            render: (row) => <StatusTag kind="ProfileState" value={row.state} />,
          },
          {
            key: 'by',
            title: t('payouts.requestedBy'),
            render: (row) => [row.madeByName, row.decidedByName].filter(Boolean).join(' → '),
          },
        ]}
        actions={(row) =>
          can(p.payoutsRelease) && row.state === 'Proposed' ? (
            <DecisionButtons
              about={`${row.code} ${row.name}`}
              decide={(agreed, key) => decideProfile(row.id, agreed, key)}
              onDone={refresh}
            />
          ) : null
        }
      />
      <FormModal<NewBankProfile>
        open={open}
        title={t('payouts.newProfile')}
        testId="profile-form"
        width={720}
        initialValues={{ encoding: 'Utf8Bom', repertoire: 'Gb18030', formats: ['Csv'] }}
        onClose={() => setOpen(false)}
        onDone={refresh}
        submit={proposeProfile}
      >
        <div className="form-grid">
          <Form.Item name="code" label={t('payouts.profileCode')} rules={required}>
            <Input maxLength={20} data-testid="profile-code" />
          </Form.Item>
          <Form.Item name="name" label={t('payouts.bank')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="bankCode" label={t('payouts.bankCode')} rules={required}>
            <Input maxLength={12} />
          </Form.Item>
          <Form.Item name="debtorName" label={t('payouts.debtorName')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="debtorAccount" label={t('payouts.debtorAccount')} rules={required}>
            <Input maxLength={34} />
          </Form.Item>
          <Form.Item name="formats" label={t('payouts.format')} rules={required}>
            <Select mode="multiple" options={choices('BankFileFormat', ['Csv', 'Xlsx', 'Pain001'])} />
          </Form.Item>
          <Form.Item name="encoding" label={t('payouts.encoding')} rules={required}>
            <Select options={choices('BankEncoding', ['Utf8Bom', 'Gb18030', 'Gbk'])} />
          </Form.Item>
          <Form.Item name="repertoire" label={t('payouts.repertoire')} rules={required}>
            <Select options={choices('BankRepertoire', ['Gb18030', 'Gbk', 'Gb2312'])} />
          </Form.Item>
          <Form.Item name="maxLinesPerFile" label={t('payouts.limit')}>
            <InputNumber min={1} precision={0} className="full" />
          </Form.Item>
          <Form.Item name="clearingPrefixes" label={t('payouts.prefixes')} help={t('payouts.prefixesHelp')}>
            <Select mode="tags" tokenSeparators={[',', '，', ' ']} />
          </Form.Item>
        </div>
      </FormModal>
    </div>
  );
}
