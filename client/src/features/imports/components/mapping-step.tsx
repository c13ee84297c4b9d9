import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/lib/date';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import {
  type ImportDetail,
  type ImportKind,
  type Layout,
  listKinds,
  type Mapping,
  type Proposal,
  previewImport,
  putMapping,
  type SheetColumn,
} from '../api';

interface MappingStepProps {
  detail: ImportDetail;
  onDone: (detail: ImportDetail) => void;
}

/** Step two: which column is what. The server proposes, the clerk corrects it once, and it is remembered. */
export function MappingStep({ detail, onDone }: MappingStepProps) {
  const [place, setPlace] = useState<{ sheet?: string; headerRow?: number }>(() =>
    detail.sheet ? { sheet: detail.sheet, ...(detail.headerRow ? { headerRow: detail.headerRow } : {}) } : {},
  );
  const kinds = useQuery({ queryKey: ['imports', 'kinds'], queryFn: listKinds, staleTime: 3_600_000 });
  const preview = useQuery({
    queryKey: ['imports', detail.id, 'preview', place],
    queryFn: () => previewImport(detail.id, place.sheet, place.headerRow),
  });
  const error = preview.error ?? kinds.error;
  if (error) {
    return (
      <div className="stack">
        <ProblemAlert error={error} onRetry={() => preview.refetch()} />
        <PlaceForm sheets={[]} sheet={place.sheet ?? ''} headerRow={place.headerRow ?? 1} onChange={setPlace} />
      </div>
    );
  }
  const kind = kinds.data?.find((k) => k.kind === detail.kind);
  if (!preview.data || !kind) return <Spin size="large" className="page-spin" />;
  return (
    <ColumnForm
      key={`${preview.data.sheet}#${preview.data.headerRow}`}
      detail={detail}
      kind={kind}
      proposal={preview.data}
      onPlace={setPlace}
      onDone={onDone}
    />
  );
}

interface PlaceFormProps {
  sheets: string[];
  sheet: string;
  headerRow: number;
  onChange: (place: { sheet?: string; headerRow?: number }) => void;
}

function PlaceForm({ sheets, sheet, headerRow, onChange }: PlaceFormProps) {
  const { t } = useTranslation();
  const [row, setRow] = useState(headerRow);
  return (
    <>
      {sheets.length > 1 ? (
        <Form.Item label={t('imports.sheet')} htmlFor="sheet">
          <Select
            id="sheet"
            className="search-select"
            value={sheet}
            onChange={(next) => onChange({ sheet: next })}
            options={sheets.map((value) => ({ value, label: value }))}
            data-testid="sheet"
          />
        </Form.Item>
      ) : null}
      <Form.Item label={t('imports.headerRow')} htmlFor="header-row">
        <InputNumber
          id="header-row"
          min={1}
          max={100}
          value={row}
          onChange={(value) => setRow(value ?? 1)}
          data-testid="header-row"
        />
      </Form.Item>
      {row !== headerRow ? (
        <Button onClick={() => onChange({ ...(sheet ? { sheet } : {}), headerRow: row })} data-testid="reread">
          {t('imports.reread')}
        </Button>
      ) : null}
    </>
  );
}

interface ColumnFormProps {
  detail: ImportDetail;
  kind: ImportKind;
  proposal: Proposal;
  onPlace: PlaceFormProps['onChange'];
  onDone: (detail: ImportDetail) => void;
}

function ColumnForm({ detail, kind, proposal, onPlace, onDone }: ColumnFormProps) {
  const { t } = useTranslation();
  const [layout, setLayout] = useState<Layout>(proposal.layout);
  const [keys, setKeys] = useState<Record<number, string | null>>(() =>
    Object.fromEntries(proposal.columns.map((column) => [column.index, column.proposedKey ?? null])),
  );
  const [remember, setRemember] = useState(false);
  const [name, setName] = useState('');
  const send = useMutation({ mutationFn: (body: Mapping) => putMapping(detail.id, body), onSuccess: onDone });
  const known = kind.layouts.find((l) => l.layout === layout)?.columns ?? [];
  const taken = new Set(Object.values(keys).filter((key): key is string => key !== null));
  const missing = known.filter((column) => column.required && !taken.has(column.key)).map((column) => column.label);
  for (const group of new Set(known.map((column) => column.group).filter(Boolean))) {
    const members = known.filter((column) => column.group === group);
    if (!members.some((column) => taken.has(column.key)))
      missing.push(members.map((column) => column.label).join(t('imports.or')));
  }
  const unused = proposal.columns
    .filter((column) => column.header && !keys[column.index])
    .map((column) => column.header);
  return (
    <div className="stack" data-testid="mapping">
      {send.isError ? <ProblemAlert error={send.error} /> : null}
      {proposal.importedBefore ? (
        <Alert
          type="warning"
          showIcon
          title={t('imports.importedBefore', { at: formatInstant(proposal.importedBefore) })}
        />
      ) : null}
      {proposal.profileApplied ? (
        <Alert type="success" showIcon title={t('imports.profileApplied', { name: proposal.profileApplied })} />
      ) : null}
      <Form layout="inline" className="search-form">
        <PlaceForm sheets={proposal.sheets} sheet={proposal.sheet} headerRow={proposal.headerRow} onChange={onPlace} />
        {kind.layouts.length > 1 ? (
          <Form.Item label={t('imports.layout')}>
            <Radio.Group
              value={layout}
              onChange={(event) => setLayout(event.target.value)}
              options={kind.layouts.map((l) => ({
                value: l.layout,
                label: l.layout === 'Wide' ? t('imports.wide') : t('imports.long'),
              }))}
              data-testid="layout"
            />
          </Form.Item>
        ) : null}
      </Form>
      <SimpleTable<SheetColumn>
        id="mapping"
        rows={proposal.columns}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: 'index', title: t('imports.columnNo'), width: 80, render: (row) => columnLetter(row.index) },
          {
            key: 'header',
            title: t('imports.header'),
            render: (row) => row.header || <span className="muted">{t('imports.noHeader')}</span>,
          },
          {
            key: 'key',
            title: t('imports.meaning'),
            width: 260,
            render: (row) => (
              <Select
                allowClear
                className="full"
                aria-label={t('imports.meaningOf', { header: row.header })}
                placeholder={t('imports.ignore')}
                showSearch={{ optionFilterProp: 'label' }}
                value={keys[row.index] ?? null}
                onChange={(key: string | null) => setKeys((old) => ({ ...old, [row.index]: key ?? null }))}
                options={known.map((column) => ({
                  value: column.key,
                  label: column.required ? `${column.label} *` : column.label,
                  disabled: taken.has(column.key) && keys[row.index] !== column.key,
                }))}
                data-testid={`map-${row.index}`}
              />
            ),
          },
          {
            key: 'samples',
            title: t('imports.samples'),
            render: (row) => <span className="muted">{row.samples.filter(Boolean).slice(0, 3).join(' ｜ ')}</span>,
          },
        ]}
      />
      {missing.length > 0 ? (
        <Alert type="warning" showIcon title={t('imports.missing', { names: missing.join('、') })} />
      ) : null}
      {unused.length > 0 ? <p className="muted">{t('imports.unknownColumns', { names: unused.join('、') })}</p> : null}
      <div className="remember">
        <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)} data-testid="remember">
          {t('imports.remember')}
        </Checkbox>
        {remember ? (
          <Input
            aria-label={t('imports.profileName')}
            placeholder={t('imports.profileName')}
            value={name}
            maxLength={60}
            status={name.trim() ? '' : 'warning'}
            onChange={(event) => setName(event.target.value)}
            className="profile-name"
            data-testid="save-as"
          />
        ) : null}
      </div>
      <div>
        <Button
          type="primary"
          loading={send.isPending}
          onClick={() =>
            send.mutate({
              sheet: proposal.sheet,
              headerRow: proposal.headerRow,
              layout,
              columns: proposal.columns.map((column) => ({ index: column.index, key: keys[column.index] ?? null })),
              ...(remember && name.trim() ? { saveAs: name.trim() } : {}),
            })
          }
          data-testid="apply-mapping"
        >
          {t('imports.check')}
        </Button>
      </div>
    </div>
  );
}

/** 0 → A, 26 → AA: columns are named as the spreadsheet names them. */
export function columnLetter(index: number): string {
  let text = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) text = String.fromCharCode(65 + (n % 26)) + text;
  return text;
}
