import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { me, page, renderPage, stubApi } from '../../test/render';
import { ClaimModal } from './components/claim-modal';

const claim = (n: number) => ({
  id: `d${n}`,
  householdNumber: `XT${String(n).padStart(5, '0')}`,
  payeeName: '张建国',
  quarter: '2026Q2',
  amountFen: 1200,
  reference: '夏财函〔2026〕7号',
});

describe('the claim that a repayment is for', () => {
  it('is looked for on the server, page by page, and none is out of reach', async () => {
    const sent = stubApi({
      'GET /me': { body: me(['payouts.prepare']) },
      'GET /subsidies/debts': ({ query }) => {
        if (query.get('q')) return { body: page([claim(33)]) };
        const first = (Number(query.get('page')) - 1) * 20;
        return {
          body: {
            ...page(Array.from({ length: Math.min(20, 33 - first) }, (_, i) => claim(first + i + 1))),
            total: 33,
          },
        };
      },
    });
    renderPage(<ClaimModal onClose={() => {}} onDone={() => {}} />);
    const box = await screen.findByRole('combobox');
    await userEvent.click(box);
    await userEvent.click(await screen.findByText('已显示 20 笔，共 33 笔，继续显示'));
    await waitFor(() => expect(screen.queryByTestId('claim-more')).not.toBeInTheDocument());
    await userEvent.type(box, 'XT00033');
    await waitFor(() => expect(sent.at(-1)?.query.get('q')).toBe('XT00033'));
    const found = await screen.findAllByText('XT00033 · 张建国 · 2026年第2季度 · 12.00 元 · 夏财函〔2026〕7号');
    expect(found.length).toBeGreaterThan(0);
  });
});
