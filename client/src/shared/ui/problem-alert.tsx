import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../api/problem';
import { useErrorText } from '../i18n/use-errors';

interface ProblemAlertProps {
  error: unknown;
  /** Offered as 重新载入 when the thing was changed by somebody else, and as 重试 otherwise. */
  onRetry?: () => void;
  /** Field errors are shown on their fields already. */
  hideFields?: boolean;
}

/** What went wrong, inside the page and read out by screen readers; never a toast alone. */
export function ProblemAlert({ error, onRetry, hideFields }: ProblemAlertProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [copied, setCopied] = useState(false);
  if (!error) return null;
  const problem = toProblem(error);
  const { headline, detail } = errorText(problem);
  // What the headline says already is not said twice.
  const fields = hideFields
    ? []
    : Object.values(problem.fields)
        .flat()
        .filter((text) => text !== headline && text !== detail);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(problem.traceId ?? '');
      setCopied(true);
    } catch {
      setCopied(false); // Plain-http pages have no clipboard; the number stays on the page to be read.
    }
  };
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      data-testid="problem"
      data-code={problem.code}
      title={headline}
      description={
        detail || fields.length > 0 || (problem.isServerFault && problem.traceId) ? (
          <>
            {detail ? <div>{detail}</div> : null}
            {fields.map((text) => (
              <div key={text}>{text}</div>
            ))}
            {problem.isServerFault && problem.traceId ? (
              <div>
                {t('error.number')} <code>{problem.traceId}</code>{' '}
                <Button size="small" onClick={copy}>
                  {copied ? t('common.copied') : t('common.copy')}
                </Button>
              </div>
            ) : null}
          </>
        ) : undefined
      }
      action={
        onRetry ? (
          <Button onClick={onRetry}>{problem.isStale ? t('common.reload') : t('common.retry')}</Button>
        ) : undefined
      }
    />
  );
}
