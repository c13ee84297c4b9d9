import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../../../shared/ui/description-list';
import { FormModal } from '../../../shared/ui/form-modal';
import { Money } from '../../../shared/ui/money';
import { type Sheet, signSheet } from '../api';

interface SignModalProps {
  sheet: Sheet;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** What is signed stands above the password: amount in figures and 大写, count and the hash of the content. */
export function SignModal({ sheet, open, onClose, onDone }: SignModalProps) {
  const { t } = useTranslation();
  return (
    <FormModal<{ password: string }>
      open={open}
      title={t('signing.signAs', { post: t(`enum.SigningPost.${sheet.nextPost}`) })}
      testId="sign-form"
      width={640}
      submitText={t('signing.sign')}
      onClose={onClose}
      onDone={onDone}
      onStale={onDone}
      submit={({ password }, key) => signSheet(sheet, password, key)}
    >
      <p>{sheet.title}</p>
      <DescriptionList
        column={1}
        items={[
          [`${t('signing.amount')}（${t('common.yuan')}）`, <Money key="a" fen={sheet.amountFen} strong />],
          [
            t('subsidies.capital'),
            <span key="c" data-testid="sign-capital">
              {sheet.amountCapital}
            </span>,
          ],
          [t('signing.count'), sheet.count],
          [t('signing.maker'), sheet.makerName],
          [
            t('signing.hash'),
            <code key="h" className="hash">
              {sheet.contentHash}
            </code>,
          ],
        ]}
      />
      <Alert type="warning" showIcon className="problem gap-top" title={t('signing.binding')} />
      <Form.Item
        name="password"
        label={t('signing.passwordAgain')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.Password autoComplete="current-password" data-testid="sign-password" />
      </Form.Item>
    </FormModal>
  );
}
