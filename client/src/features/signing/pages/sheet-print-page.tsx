import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatInstant } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { PrintPage } from '../../../shared/ui/print-page';
import { ProblemAlert } from '../../../shared/ui/problem-alert';
import { getSheet } from '../api';

/** 审批单: what was signed, by whom, when, and the hash it is bound to. */
export default function SheetPrintPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['signing', 'sheets', id], queryFn: () => getSheet(id) });
  if (query.isError) return <ProblemAlert error={query.error} />;
  const sheet = query.data;
  if (!sheet) return <Spin size="large" className="page-spin" />;
  const facts: [string, string][] = [
    [t('signing.number'), sheet.number],
    [t('common.community'), sheet.communityName],
    [t('signing.leadTownship'), sheet.leadTownshipName],
    [t('signing.title'), sheet.title],
    [`${t('signing.amount')}（${t('common.yuan')}）`, formatFen(sheet.amountFen)],
    [t('subsidies.capital'), sheet.amountCapital],
    [t('signing.count'), String(sheet.count)],
    [t('policies.document'), sheet.policyDocument],
    [t('signing.hash'), sheet.contentHash],
    [t('signing.maker'), `${sheet.makerName}　${formatInstant(sheet.openedAt)}`],
  ];
  return (
    <PrintPage title={t('signing.printTitle')}>
      <table>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="break">{value}</td>
            </tr>
          ))}
          {(['Director', 'Secretary'] as const).map((post, i) => {
            const signature = sheet.signatures[i];
            return (
              <tr key={post}>
                <th scope="row">{t(`enum.SigningPost.${post}`)}</th>
                <td>
                  {signature
                    ? [
                        signature.name,
                        formatInstant(signature.at),
                        signature.delegationNumber
                          ? t('signing.byDelegation', { number: signature.delegationNumber })
                          : '',
                      ]
                        .filter(Boolean)
                        .join('　')
                    : t('signing.notYet')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {sheet.state === 'Void' ? (
        <p>
          <strong>
            {t('enum.SheetState.Void')}　{sheet.voidNote}　{formatInstant(sheet.voidedAt)}
          </strong>
        </p>
      ) : null}
    </PrintPage>
  );
}
