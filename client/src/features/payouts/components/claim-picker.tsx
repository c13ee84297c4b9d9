import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select, type SelectProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { formatQuarter } from '../../../shared/lib/quarter';
import { listRepayable } from '../api';

/** Finds what a household was asked to give back, by its number, the payee or the letter; the server searches, twenty at a time. */
export function ClaimPicker(props: Pick<SelectProps<string>, 'value' | 'onChange' | 'id'>) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), 300);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useInfiniteQuery({
    queryKey: ['payouts', 'repayable', q],
    queryFn: ({ pageParam, signal }) => listRepayable(q, pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: (last, all) =>
      last.items.length > 0 && all.reduce((sum, page) => sum + page.items.length, 0) < last.total
        ? all.length + 1
        : undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <Select<string>
      {...props}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('subsidies.findDebt')}
      loading={query.isFetching}
      notFoundContent={query.isFetching ? null : t('common.empty')}
      data-testid="claim"
      options={rows.map((debt) => ({
        value: debt.id,
        label: [
          debt.householdNumber,
          debt.payeeName,
          formatQuarter(debt.quarter, i18n.language),
          `${formatFen(debt.amountFen)} ${t('common.yuan')}`,
          debt.reference,
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      popupRender={(menu) => (
        <>
          {menu}
          {query.hasNextPage ? (
            <Button
              type="link"
              block
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
              data-testid="claim-more"
            >
              {t('payouts.moreClaims', { shown: rows.length, total })}
            </Button>
          ) : null}
        </>
      )}
    />
  );
}
