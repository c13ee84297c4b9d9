import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import type { ImportDetail, Proposal } from './api';
import { columnLetter } from './components/mapping-step';
import ImportDetailPage from './pages/import-detail-page';

const column = (key: string, label: string, required = false, group: string | null = null) => ({
  key,
  label,
  required,
  group,
  type: 'Text',
  allowed: [],
  hint: '',
});
const kinds = [
  {
    kind: 'Receipts',
    title: '缴费记录',
    needsSource: true,
    layouts: [
      { layout: 'Long', columns: [column('household', '户编号', true), column('amount', '金额', true)] },
      {
        layout: 'Wide',
        columns: [
          column('household', '户编号', true),
          column('property', '物业费', false, 'fees'),
          column('water', '水费', false, 'fees'),
        ],
      },
    ],
  },
];
const totals = { rows: 3, blank: 1, ignored: 1, valid: 2, faulty: 1, skipped: 0, writtenItems: null, sumFen: 123450 };
const detail = (state: ImportDetail['state'], extra: Partial<ImportDetail> = {}): ImportDetail => ({
  id: 'i1',
  kind: 'Receipts',
  title: '缴费记录',
  communityId: 'c1',
  state,
  fileName: '收费表.xlsx',
  fileBytes: 7592,
  totals,
  layout: 'Wide',
  columns: [],
  unknownColumns: [],
  madeByName: '甲',
  madeAt: '2026-10-08T01:00:00Z',
  ...extra,
});
const proposal: Proposal = {
  id: 'i1',
  kind: 'Receipts',
  state: 'Uploaded',
  fileName: '收费表.xlsx',
  sheets: ['收费'],
  sheet: '收费',
  headerRow: 3,
  layout: 'Wide',
  columns: [
    { index: 0, header: '门牌', samples: ['3-101'], proposedKey: null },
    { index: 1, header: '物业(元)', samples: ['43.20'], proposedKey: 'property' },
  ],
  rows: [],
};

describe('the import wizard', () => {
  it('shows the proposed columns, says what is missing, and sends what the clerk corrected', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['imports.use']) },
      'GET /communities': { body: page([{ id: 'c1', name: '新天地社区' }]) },
      'GET /imports/i1': { body: detail('Uploaded') },
      'GET /imports/i1/preview': { body: proposal },
      'GET /imports/kinds': { body: kinds },
      'GET /imports/i1/rows': { body: page([]) },
      'PUT /imports/i1/mapping': { body: detail('Checked') },
    });
    const user = userEvent.setup();
    renderPage(<ImportDetailPage />, { path: '/imports/:id', url: '/imports/i1' });
    expect(await screen.findByText('还缺必需的列：户编号')).toBeInTheDocument();
    expect(screen.getByText('以下列没有对应，将不导入：门牌')).toBeInTheDocument();

    await user.click(within(screen.getByTestId('map-0')).getByRole('combobox'));
    await user.click(await screen.findByTitle('户编号 *'));
    await waitFor(() => expect(screen.queryByText(/还缺必需的列/)).not.toBeInTheDocument());
    await user.click(screen.getByTestId('remember'));
    await user.type(screen.getByTestId('save-as'), '物业收费表');
    await user.click(screen.getByTestId('apply-mapping'));
    await screen.findByTestId('import-confirm');
    expect(sent.find((s) => s.method === 'PUT')?.body).toEqual({
      sheet: '收费',
      headerRow: 3,
      layout: 'Wide',
      columns: [
        { index: 0, key: 'household' },
        { index: 1, key: 'property' },
      ],
      saveAs: '物业收费表',
    });
  });

  it('shows faults as row, column and reason, and confirms once with a key', async () => {
    let state: ImportDetail['state'] = 'Checked';
    const sent = stubApi({
      'GET /me': { body: me(['imports.use']) },
      'GET /communities': { body: page([]) },
      'GET /imports/i1': () => ({ body: detail(state) }),
      'GET /imports/kinds': { body: kinds },
      'GET /imports/i1/rows': ({ query }) => ({
        body: page(
          query.get('valid') === 'false'
            ? [
                {
                  row: 12,
                  state: 'Faulty',
                  cells: { property: '43.205' },
                  faults: [{ column: '物业费', value: '43.205', code: 'x', reason: '金额最多两位小数' }],
                },
              ]
            : [],
        ),
      }),
      'POST /imports/i1/confirm': () => {
        state = 'Committed';
        return { body: detail(state) };
      },
    });
    const user = userEvent.setup();
    renderPage(<ImportDetailPage />, { path: '/imports/:id', url: '/imports/i1' });
    expect(await screen.findByText(/第 12 行：物业费：金额最多两位小数/)).toBeInTheDocument();
    expect(screen.getByText('物业费：43.205')).toBeInTheDocument();
    expect(screen.getByTestId('total-valid')).toHaveTextContent('2');
    await user.click(screen.getByTestId('import-confirm'));
    await user.click(await screen.findByTestId('action-confirm'));
    expect(await screen.findByTestId('import-result')).toHaveAttribute('data-state', 'Committed');
    const confirmed = sent.filter((s) => s.path.endsWith('/confirm'));
    expect(confirmed).toHaveLength(1);
    expect(confirmed[0]?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('names columns as the spreadsheet does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
