import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { me, renderPage, stubApi } from '../../test/render';
import PolicyDetailPage from './pages/policy-detail-page';
import PolicyEditPage from './pages/policy-edit-page';

const parameter = (key: string, type: string, chinese: string, formValue: string, extra: object = {}) => ({
  area: 'Subsidy',
  key,
  type,
  chinese,
  english: key,
  help: '',
  formValue,
  isOptional: false,
  unit: '',
  choices: [],
  ...extra,
});
const catalogue = {
  areas: [{ area: 'Subsidy', chinese: '季度补贴', english: 'Subsidy' }],
  parameters: [
    parameter('subsidy.rate', 'Percent', '补贴比例', '20'),
    parameter('subsidy.synchronous', 'Flag', '同步搬迁户也补贴', 'false'),
    parameter('subsidy.cutoffDay', 'Integer', '截止日', '10', { min: 1, max: 28 }),
  ],
};
const policy = {
  id: 'p1',
  area: 'Subsidy',
  areaChinese: '季度补贴',
  state: 'Submitted',
  documentNumber: '夏示〔2026〕9号',
  documentTitle: '办法',
  documentDate: '2026-11-01',
  effectiveFrom: '2027-01-01',
  madeByName: '甲',
  madeAt: '2026-11-01T00:00:00Z',
  mayPublish: true,
  values: [],
  version: 4,
};

it('draws the form from the catalogue, sends every parameter, and shows a refusal on the parameter it concerns', async () => {
  const sent = stubApi({
    'GET /me': { body: me(['policies.write']) },
    'GET /policies/catalog': { body: catalogue },
    'GET /policies/p1': {
      body: {
        ...policy,
        state: 'Draft',
        values: [
          { key: 'subsidy.rate', value: '20', shown: '20%', clause: '第三条', chinese: '补贴比例', english: 'rate' },
        ],
      },
    },
    'PUT /policies/p1': {
      status: 400,
      body: { code: 'policy.value', title: '参数有误', errors: { 'values.subsidy.rate': ['应在 0% 至 100% 之间'] } },
    },
  });
  const user = userEvent.setup();
  renderPage(<PolicyEditPage />, { path: '/policies/:id/edit', url: '/policies/p1/edit' });
  const rate = await screen.findByTestId('policy-subsidy.rate');
  await waitFor(() => expect(rate).toHaveValue('20'));
  await user.clear(rate);
  await user.type(rate, '120');
  const day = screen.getByTestId('policy-subsidy.cutoffDay');
  await user.type(day, '10');
  await user.click(screen.getByTestId('save-policy'));
  expect((await screen.findAllByText('应在 0% 至 100% 之间')).length).toBeGreaterThan(0);
  const put = sent.find((s) => s.method === 'PUT');
  expect(put?.headers.get('If-Match')).toBe('"4"');
  expect(put?.body).toMatchObject({
    documentNumber: '夏示〔2026〕9号',
    effectiveFrom: '2027-01-01',
    values: [
      { key: 'subsidy.rate', value: '120', clause: '第三条' },
      { key: 'subsidy.synchronous', value: '' },
      { key: 'subsidy.cutoffDay', value: '10' },
    ],
  });
});

it('offers publication to a second person only', async () => {
  let mayPublish = false;
  const sent = stubApi({
    'GET /me': { body: me(['policies.publish']) },
    'GET /policies/catalog': { body: catalogue },
    'GET /policies/p1': () => ({ body: { ...policy, mayPublish } }),
    'POST /policies/p1/publish': { body: { id: 'p1', state: 'Published', version: 5 } },
  });
  const first = renderPage(<PolicyDetailPage />, { path: '/policies/:id', url: '/policies/p1' });
  expect(await screen.findByText('本人起草或修改过，须由另一人发布。')).toBeInTheDocument();
  expect(screen.queryByTestId('publish-policy')).not.toBeInTheDocument();
  first.unmount();
  mayPublish = true;
  renderPage(<PolicyDetailPage />, { path: '/policies/:id', url: '/policies/p1' });
  await userEvent.click(await screen.findByTestId('publish-policy'));
  await userEvent.click(await screen.findByTestId('action-confirm'));
  await waitFor(() => expect(sent.some((s) => s.path === '/policies/p1/publish')).toBe(true));
  const post = sent.find((s) => s.path === '/policies/p1/publish');
  expect(post?.headers.get('If-Match')).toBe('"4"');
  expect(post?.headers.get('Idempotency-Key')).toBeTruthy();
});
