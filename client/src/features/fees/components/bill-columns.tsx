import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../shared/api/me';
import { permissions as p } from '../../../shared/lib/permissions';
import type { Column } from '../../../shared/ui/query-table';
import type { Bill } from '../api';

export function useBillColumns(): Column<Bill>[] {
  const { t } = useTranslation();
  const can = useCan();
  return [
    {
      key: 'household',
      title: t('registry.householdNumber'),
      render: (row) =>
        row.householdId && can(p.registryRead) ? (
          <Link to={`/households/${row.householdId}`}>{row.householdNumber}</Link>
        ) : (
          row.householdNumber
        ),
    },
    { key: 'head', title: t('registry.head'), render: (row) => row.headName },
    { key: 'community', title: t('common.community'), render: (row) => row.communityName },
    {
      key: 'feeType',
      title: t('fees.feeType'),
      render: (row) => t(`enum.FeeType.${row.feeType}`, { defaultValue: row.feeType }),
    },
    {
      key: 'service',
      title: t('fees.service'),
      render: (row) => [row.serviceFrom, row.serviceTo].filter(Boolean).join(' — '),
    },
    { key: 'dueOn', title: t('fees.dueOn'), render: (row) => row.dueOn },
    {
      key: 'number',
      title: t('fees.billNumber'),
      hidden: true,
      render: (row) => `${row.billNumber}-${row.lineNumber}`,
    },
    { key: 'amount', title: t('fees.due'), fen: (row) => row.amountFen },
    { key: 'paid', title: t('fees.paid'), fen: (row) => row.paidFen },
    { key: 'unpaid', title: t('fees.unpaid'), fen: (row) => row.unpaidFen },
  ];
}
