import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import type { ImportDetail } from '../api';

export function Totals({ detail }: { detail: ImportDetail }) {
  const { t } = useTranslation();
  const totals = detail.totals;
  if (!totals) return null;
  return (
    <div data-testid="import-totals">
      <DescriptionList
        items={[
          [t('imports.total'), totals.rows],
          [
            t('imports.valid'),
            <strong key="v" data-testid="total-valid">
              {totals.valid}
            </strong>,
          ],
          [
            t('imports.faulty'),
            <strong key="f" data-testid="total-faulty">
              {totals.faulty}
            </strong>,
          ],
          [t('imports.skipped'), totals.skipped],
          [t('imports.blank'), totals.blank],
          totals.sumFen !== null && totals.sumFen !== undefined
            ? [`${t('common.sum')}（${t('common.yuan')}）`, <Money key="s" fen={totals.sumFen} strong />]
            : null,
        ]}
      />
    </div>
  );
}
