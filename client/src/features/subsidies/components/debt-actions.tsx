import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFen } from '../../../shared/lib/money';
import { formatQuarter } from '../../../shared/lib/quarter';
import { ActionButton } from '../../../shared/ui/action-button';
import { FormModal } from '../../../shared/ui/form-modal';
import { agreeDebt, type Debt, type DebtDecision, proposeDebt, refuseDebt } from '../api';

const DECISIONS: DebtDecision[] = ['Offset', 'Recover', 'WriteOff'];

/** One person says what is to be done, another agrees; whoever said it can only take it back. */
export function DebtActions({ debt, onDone }: { debt: Debt; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const about = t('subsidies.debtAbout', {
    household: debt.householdNumber,
    quarter: formatQuarter(debt.quarter, i18n.language),
    amount: formatFen(debt.amountFen),
  });
  if (debt.state === 'Open' || debt.state === 'Recovering') {
    return (
      <>
        <Button type="link" onClick={() => setOpen(true)} data-testid="propose-debt">
          {t(debt.state === 'Open' ? 'subsidies.proposeDebt' : 'subsidies.proposeAnew')}
        </Button>
        <ProposeDebt debt={debt} about={about} open={open} onClose={() => setOpen(false)} onDone={onDone} />
      </>
    );
  }
  if (debt.state !== 'Proposed') return null;
  const proposal = { about, decision: debt.decision ? t(`enum.DebtDecision.${debt.decision}`) : '' };
  return debt.ownProposal ? (
    <>
      <span className="muted">{t('subsidies.debtNeedsAnother')}</span>
      <ActionButton
        type="link"
        question={t('subsidies.withdrawDebtQuestion', proposal)}
        run={(key) => refuseDebt(debt.id, key)}
        onDone={onDone}
        testId="withdraw-debt"
      >
        {t('subsidies.withdrawDebt')}
      </ActionButton>
    </>
  ) : (
    <>
      <ActionButton
        type="link"
        question={t('subsidies.agreeDebtQuestion', proposal)}
        run={(key) => agreeDebt(debt.id, debt.amountFen, key)}
        onDone={onDone}
        testId="agree-debt"
      >
        {t('subsidies.agreeDebt')}
      </ActionButton>
      <ActionButton
        type="link"
        danger
        question={t('subsidies.refuseDebtQuestion', proposal)}
        run={(key) => refuseDebt(debt.id, key)}
        onDone={onDone}
        testId="refuse-debt"
      >
        {t('subsidies.refuseDebt')}
      </ActionButton>
    </>
  );
}

interface ProposeDebtProps {
  debt: Debt;
  about: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

interface Proposal {
  decision: DebtDecision;
  reason: string;
  reference?: string;
}

function ProposeDebt({ debt, about, open, onClose, onDone }: ProposeDebtProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Proposal>();
  const decision = Form.useWatch('decision', form);
  const filled = { required: true, whitespace: true, message: t('form.required') };
  return (
    <FormModal<Proposal>
      form={form}
      open={open}
      title={t('subsidies.proposeDebt')}
      testId="debt-form"
      onClose={onClose}
      submit={({ decision: wanted, reason, reference }, key) =>
        proposeDebt(debt.id, { decision: wanted, reason: reason.trim(), reference: reference?.trim() || null }, key)
      }
      onDone={onDone}
    >
      <p>{about}</p>
      <Form.Item
        name="decision"
        label={t('subsidies.debtDecision')}
        rules={[{ required: true, message: t('form.required') }]}
        help={decision ? t(`subsidies.debtHelp.${decision}`) : undefined}
      >
        <Radio.Group
          options={DECISIONS.map((value) => ({ value, label: t(`enum.DebtDecision.${value}`) }))}
          data-testid="debt-decision"
        />
      </Form.Item>
      <Form.Item name="reason" label={t('common.reason')} rules={[filled]}>
        <Input.TextArea rows={3} maxLength={500} showCount data-testid="debt-reason" />
      </Form.Item>
      {decision === 'Recover' || decision === 'WriteOff' ? (
        <Form.Item
          name="reference"
          label={t(`subsidies.debtReference.${decision}`)}
          rules={decision === 'WriteOff' ? [filled] : []}
        >
          <Input maxLength={200} data-testid="debt-reference" />
        </Form.Item>
      ) : null}
    </FormModal>
  );
}
