import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { ProblemAlert } from '../shared/ui/problem-alert';

/** A page that fails to load or to draw says so and offers to try again; the rest of the application stays. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main className="login-main">
      <h1>{t('common.pageFailed')}</h1>
      <ProblemAlert error={error} />
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('common.reload')}
      </Button>
    </main>
  );
}
