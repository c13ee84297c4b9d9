import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../../../shared/ui/description-list';
import { Money } from '../../../shared/ui/money';
import type { ImportDetail } from '../api';

/** 总计 / 正确 / 错误 / 跳过, and the sum of the money in it. */
export function Totals({ detail }: { detail: ImportDetail }) {
  const { t } = useTranslation();
  const { totals } = detail;
  return (
    <div data-testid="import-totals">
      <DescriptionList
        items={[
          [
            t('imports.total'),
            <strong key="r" data-testid="total-rows">
              {totals.rows}
            </strong>,
          ],
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
          [
            t('imports.skipped'),
            <span key="s" data-testid="total-skipped">
              {totals.skipped}
            </span>,
          ],
          [t('imports.blank'), totals.blank],
          [t('imports.ignored'), totals.ignored],
          totals.writtenItems !== null && totals.writtenItems !== undefined
            ? [
                t('imports.written'),
                <strong key="w" data-testid="total-written">
                  {totals.writtenItems}
                </strong>,
              ]
            : null,
          totals.sumFen
            ? [`${t('common.sum')}（${t('common.yuan')}）`, <Money key="m" fen={totals.sumFen} strong />]
            : null,
        ]}
      />
    </div>
  );
}
