import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFeeSources } from '../../../shared/api/fee-sources';
import { today } from '../../../shared/lib/date';
import { formatFen } from '../../../shared/lib/money';
import { CommunitySelect } from '../../../shared/ui/community-select';
import { DayInput } from '../../../shared/ui/day-input';
import { FormModal } from '../../../shared/ui/form-modal';
import { amountRule, MoneyInput } from '../../../shared/ui/money';
import { createReceipt, type ReceiptInput } from '../api';
import { FEE_TYPES, PAYERS } from './fee-types';
import { HouseholdField } from './household-field';

type Values = ReceiptInput & { communityId?: string };

/** A receipt typed by hand: one number, one household, one line per fee. */
export function ReceiptModal({ open, onClose, onDone }: { open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const communityId = Form.useWatch('communityId', form);
  const lines = Form.useWatch('lines', form) as { amountFen?: number }[] | undefined;
  const sources = useFeeSources(communityId);
  const sum = (lines ?? []).reduce(
    (total, line) => total + (Number.isInteger(line?.amountFen) ? (line?.amountFen ?? 0) : 0),
    0,
  );
  const required = [{ required: true }];
  return (
    <FormModal<Values>
      form={form}
      open={open}
      width={820}
      title={t('fees.newReceipt')}
      testId="receipt-form"
      initialValues={{ paidOn: today(), payer: 'Own', lines: [{} as Values['lines'][number]] }}
      onClose={onClose}
      submit={({ communityId: _, ...values }, key) => createReceipt(values, key)}
      onDone={onDone}
    >
      <div className="form-grid">
        <Form.Item name="communityId" label={t('common.community')} rules={required}>
          <CommunitySelect autoSelect />
        </Form.Item>
        <Form.Item name="sourceId" label={t('fees.source')} rules={required}>
          <Select
            options={(sources.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
            loading={sources.isFetching}
            placeholder={t('common.choose')}
            data-testid="receipt-source"
          />
        </Form.Item>
        <Form.Item name="receiptNumber" label={t('fees.receiptNumber')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={40} data-testid="receipt-number" />
        </Form.Item>
        <HouseholdField communityId={communityId} />
        <Form.Item name="paidOn" label={t('fees.paidOn')} rules={required}>
          <DayInput noFuture data-testid="receipt-paid-on" />
        </Form.Item>
        <Form.Item name="payer" label={t('fees.payer')} rules={required}>
          <Radio.Group options={PAYERS.map((value) => ({ value, label: t(`enum.PayerKind.${value}`) }))} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.payer !== b.payer}>
          {({ getFieldValue }) =>
            getFieldValue('payer') === 'ThirdParty' ? (
              <Form.Item name="payerName" label={t('fees.payerName')} extra={t('fees.thirdPartyNote')}>
                <Input maxLength={60} />
              </Form.Item>
            ) : null
          }
        </Form.Item>
      </div>
      <Form.List name="lines">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row, i) => (
              <fieldset key={row.key} className="member">
                <legend>
                  {t('fees.line', { number: i + 1 })}
                  {rows.length > 1 ? (
                    <Button type="link" danger onClick={() => remove(row.name)}>
                      {t('common.remove')}
                    </Button>
                  ) : null}
                </legend>
                <div className="form-grid">
                  <Form.Item name={[row.name, 'feeType']} label={t('fees.feeType')} rules={required}>
                    <Select
                      options={FEE_TYPES.map((value) => ({ value, label: t(`enum.FeeType.${value}`) }))}
                      placeholder={t('common.choose')}
                      data-testid={`line-${i}-type`}
                    />
                  </Form.Item>
                  <Form.Item
                    name={[row.name, 'amountFen']}
                    label={t('fees.amount')}
                    rules={[
                      ...required,
                      amountRule({ invalid: t('form.amountInvalid'), positive: t('form.amountPositive') }),
                    ]}
                  >
                    <MoneyInput data-testid={`line-${i}-amount`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'serviceFrom']} label={t('fees.serviceFrom')} rules={required}>
                    <DayInput data-testid={`line-${i}-from`} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'serviceTo']} label={t('fees.serviceTo')} rules={required}>
                    <DayInput data-testid={`line-${i}-to`} />
                  </Form.Item>
                </div>
              </fieldset>
            ))}
            <div className="line-foot">
              <Button onClick={() => add({})} data-testid="add-line">
                {t('fees.addLine')}
              </Button>
              <strong>
                {t('common.sum')} {formatFen(sum)} {t('common.yuan')}
              </strong>
            </div>
          </>
        )}
      </Form.List>
    </FormModal>
  );
}
