import { onlineManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Form, Input } from 'antd';
import { describe, expect, it, vi } from 'vitest';
import { renderPage, stubApi } from '../../test/render';
import { call } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { Page } from '../api/types';
import { useListParams } from '../lib/use-list-params';
import { ActionButton } from './action-button';
import { FormModal, fieldPath } from './form-modal';
import { MoneyInput } from './money';
import { ProblemAlert } from './problem-alert';
import { QueryTable } from './query-table';
import { SearchBar } from './search-bar';

interface Row {
  id: string;
  name: string;
  fen: number;
}

function List() {
  const list = useListParams();
  return (
    <>
      <SearchBar list={list} fields={[{ name: 'q', label: '姓名' }]} />
      <QueryTable<Row, Page<Row>>
        id="t"
        queryKey={['t']}
        list={list}
        load={(query) => call('GET', '/rows', { query })}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: '姓名', render: (row) => row.name, sortable: true },
          { key: 'fen', title: '金额', fen: (row) => row.fen },
        ]}
        sums={(page) => ({ fen: page.totalFen })}
      />
    </>
  );
}

describe('list page', () => {
  it('takes its conditions from the address, asks the server for exactly that page and shows the sum of all', async () => {
    const sent = stubApi({
      'GET /rows': {
        body: {
          items: [{ id: '1', name: '张*三', fen: 140950 }],
          total: 41,
          page: 3,
          pageSize: 20,
          totalFen: 999950,
        },
      },
    });
    const { router } = renderPage(<List />, { url: '/?page=3&q=abc' });
    expect(await screen.findByText('张*三')).toBeInTheDocument();
    expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({ q: 'abc', page: '3', pageSize: '20' });
    expect(screen.getByText('共 41 条')).toBeInTheDocument();
    expect(screen.getByText('1,409.50')).toBeInTheDocument();
    expect(screen.getByText('9,999.50')).toBeInTheDocument();

    const search = within(screen.getByTestId('search-form'));
    expect(search.getByLabelText('姓名')).toHaveValue('abc');
    await userEvent.clear(search.getByLabelText('姓名'));
    await userEvent.type(search.getByLabelText('姓名'), '李{Enter}');
    await waitFor(() => expect(sent.at(-1)?.query.get('q')).toBe('李'));
    expect(sent.at(-1)?.query.get('page')).toBe('1');
    expect(router.state.location.search).toBe(`?q=${encodeURIComponent('李')}`);
  });

  it('shows a refusal in the page', async () => {
    stubApi({ 'GET /rows': { status: 403, body: { code: 'http.403' } } });
    renderPage(<List />);
    expect(await screen.findByRole('alert')).toHaveTextContent('您没有这项操作的权限');
  });
});

describe('a button that asks', () => {
  it('acts although the browser believes it is offline', async () => {
    onlineManager.setOnline(false);
    try {
      const run = vi.fn(() => Promise.resolve());
      renderPage(
        <ActionButton question="发布？" run={run} testId="publish">
          发布
        </ActionButton>,
      );
      await userEvent.click(screen.getByTestId('publish'));
      await userEvent.click(await screen.findByTestId('action-confirm'));
      await waitFor(() => expect(run).toHaveBeenCalledOnce());
      await waitFor(() => expect(screen.queryByTestId('action-confirm')).not.toBeInTheDocument());
    } finally {
      onlineManager.setOnline(true);
    }
  });

  it('comes and goes without moving, so that no press misses a button on its way', async () => {
    renderPage(
      <ActionButton question="发布？" run={() => Promise.resolve()} testId="publish">
        发布
      </ActionButton>,
    );
    await userEvent.click(screen.getByTestId('publish'));
    await screen.findByTestId('action-confirm');
    // A dialog that moves would still be on its way out.
    await userEvent.click(screen.getByRole('button', { name: '取消' }));
    expect(screen.queryByTestId('action-confirm')).not.toBeInTheDocument();
  });
});

describe('form in a dialog', () => {
  it('puts field errors on their fields, keeps what was typed and reuses its key', async () => {
    const keys: string[] = [];
    const submit = vi.fn((_: object, key: string) => {
      keys.push(key);
      return Promise.reject(new ApiProblem(400, { code: 'x.y', title: '不行', errors: { Name: ['名字太短'] } }));
    });
    renderPage(
      <FormModal open title="新增" onClose={() => {}} submit={submit}>
        <Form.Item name="name" label="名称">
          <Input />
        </Form.Item>
      </FormModal>,
    );
    await userEvent.type(screen.getByLabelText('名称'), '甲');
    await userEvent.click(screen.getByTestId('modal-submit'));
    expect((await screen.findAllByText('名字太短')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByTestId('modal-submit'));
    await waitFor(() => expect(submit).toHaveBeenCalledTimes(2));
    expect(keys[0]).toBe(keys[1]);
    expect(screen.getByLabelText('名称')).toHaveValue('甲');
  });

  it('reads names of nested fields', () => {
    expect(fieldPath('lines[0].amountFen')).toEqual(['lines', 0, 'amountFen']);
    expect(fieldPath('$.on')).toEqual(['on']);
  });
});

it('money typed in yuan is kept in fen, and three decimals are no amount', async () => {
  const changed = vi.fn();
  renderPage(<MoneyInput aria-label="金额" onChange={changed} />);
  await userEvent.type(screen.getByLabelText('金额'), '1234.5');
  expect(changed).toHaveBeenLastCalledWith(123450);
  await userEvent.type(screen.getByLabelText('金额'), '05');
  expect(changed).toHaveBeenLastCalledWith(Number.NaN);
});

it('a server fault shows its number, a stale edit offers to reload', async () => {
  const reload = vi.fn();
  renderPage(
    <>
      <ProblemAlert error={new ApiProblem(500, { traceId: 'abc-1' })} />
      <ProblemAlert error={new ApiProblem(409, { code: 'concurrency.changed' })} onRetry={reload} />
    </>,
  );
  expect(screen.getByText('abc-1')).toBeInTheDocument();
  await userEvent.click(screen.getByText('重新载入'));
  expect(reload).toHaveBeenCalledOnce();
  expect(screen.getByText(/数据已被他人修改/)).toBeInTheDocument();
});
