import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { SimpleTable } from '../../../shared/ui/simple-table';
import { type ImportDetail, listKinds, type Mapping, putMapping, type SheetColumn } from '../api';

interface MappingStepProps {
  detail: ImportDetail;
  onDone: (detail: ImportDetail) => void;
}

/** Step two: which column is what. The server proposes, the clerk corrects it once, and it is remembered. */
export function MappingStep({ detail, onDone }: MappingStepProps) {
  const { t } = useTranslation();
  const kinds = useQuery({ queryKey: ['imports', 'kinds'], queryFn: listKinds, staleTime: 3_600_000 });
  const kind = kinds.data?.find((k) => k.kind === detail.kind);
  const [sheet, setSheet] = useState(detail.sheet ?? detail.sheets?.[0] ?? null);
  const [headerRow, setHeaderRow] = useState(detail.headerRow ?? 1);
  const [layout, setLayout] = useState<'Long' | 'Wide'>(detail.layout ?? 'Long');
  const [keys, setKeys] = useState<Record<number, string | null>>(() =>
    Object.fromEntries((detail.columns ?? []).map((column) => [column.index, column.proposedKey ?? null])),
  );
  const [remember, setRemember] = useState(true);
  const [name, setName] = useState('');
  const send = useMutation({
    mutationFn: (body: Mapping) => putMapping(detail.id, body),
    onSuccess: onDone,
  });
  const known = [...(kind?.columns ?? []), ...(layout === 'Wide' ? (kind?.wideColumns ?? []) : [])];
  const taken = Object.values(keys).filter((key): key is string => key !== null);
  const missing = (kind?.columns ?? []).filter(
    (c) => c.required && !taken.includes(c.key) && !(layout === 'Wide' && WIDE_REPLACES.includes(c.key)),
  );
  const body = (columns: Mapping['columns']): Mapping => ({
    sheet,
    headerRow,
    layout,
    columns,
    ...(remember && name.trim() ? { saveAs: name.trim() } : {}),
  });
  // The columns belong to a header row: when that moves, the server reads the sheet again.
  const reread = () => send.mutate({ sheet, headerRow, layout, columns: [] });
  return (
    <div className="stack" data-testid="mapping">
      {send.isError ? <ProblemAlert error={send.error} /> : null}
      {detail.profileApplied ? (
        <Alert type="success" showIcon title={t('imports.profileApplied', { name: detail.profileApplied })} />
      ) : null}
      {detail.unknownColumns && detail.unknownColumns.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('imports.unknownColumns', { names: detail.unknownColumns.join('、') })}
        />
      ) : null}
      <Form layout="inline" className="search-form">
        {detail.sheets && detail.sheets.length > 1 ? (
          <Form.Item label={t('imports.sheet')} htmlFor="sheet">
            <Select
              id="sheet"
              className="search-select"
              value={sheet}
              onChange={setSheet}
              options={detail.sheets.map((value) => ({ value, label: value }))}
            />
          </Form.Item>
        ) : null}
        <Form.Item label={t('imports.headerRow')} htmlFor="header-row">
          <InputNumber
            id="header-row"
            min={1}
            max={50}
            value={headerRow}
            onChange={(value) => setHeaderRow(value ?? 1)}
            data-testid="header-row"
          />
        </Form.Item>
        {sheet !== (detail.sheet ?? detail.sheets?.[0] ?? null) || headerRow !== (detail.headerRow ?? 1) ? (
          <Button onClick={reread} loading={send.isPending} data-testid="reread">
            {t('imports.reread')}
          </Button>
        ) : null}
        <Form.Item label={t('imports.layout')}>
          <Radio.Group
            value={layout}
            onChange={(event) => setLayout(event.target.value)}
            options={[
              { value: 'Long', label: t('imports.long') },
              { value: 'Wide', label: t('imports.wide') },
            ]}
            data-testid="layout"
          />
        </Form.Item>
      </Form>
      <SimpleTable<SheetColumn>
        id="mapping"
        rows={detail.columns ?? []}
        loading={kinds.isPending}
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
            width: 240,
            render: (row) => (
              <Select
                allowClear
                className="full"
                aria-label={t('imports.meaningOf', { header: row.header })}
                placeholder={t('imports.ignore')}
                showSearch={{ optionFilterProp: 'label' }}
                value={keys[row.index] ?? null}
                onChange={(key: string | null) => setKeys((old) => ({ ...old, [row.index]: key ?? null }))}
                options={known.map((c) => ({
                  value: c.key,
                  label: c.required ? `${c.label} *` : c.label,
                  disabled: taken.includes(c.key) && keys[row.index] !== c.key,
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
        <Alert
          type="warning"
          showIcon
          title={t('imports.missing', { names: missing.map((c) => c.label).join('、') })}
        />
      ) : null}
      <div className="search-form remember">
        <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
          {t('imports.remember')}
        </Checkbox>
        {remember ? (
          <Input
            aria-label={t('imports.profileName')}
            placeholder={t('imports.profileName')}
            value={name}
            maxLength={60}
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
          onClick={() => send.mutate(body(Object.entries(keys).map(([index, key]) => ({ index: Number(index), key }))))}
          data-testid="apply-mapping"
        >
          {t('imports.check')}
        </Button>
      </div>
    </div>
  );
}

// In a wide sheet the fee and its amount come from the fee columns.
const WIDE_REPLACES = ['feeType', 'amount'];

/** 0 → A, 26 → AA: columns are named as the spreadsheet names them. */
export function columnLetter(index: number): string {
  let text = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) text = String.fromCharCode(65 + (n % 26)) + text;
  return text;
}
