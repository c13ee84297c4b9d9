import { useQueryClient } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { meKey, useMe } from '../shared/api/me';
import { LookSwitches } from './look-switches';
import { SignInForm } from './sign-in-form';

/** Only addresses of this application: "//host" would lead away. */
export function safeReturn(target: string | null): string {
  return target?.startsWith('/') && !target.startsWith('//') && !target.startsWith('/\\') ? target : '/';
}

export default function LoginPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const me = useMe();
  const target = safeReturn(search.get('return'));
  if (me.data) return <Navigate to={target} replace />;
  return (
    <div className="login">
      <main className="login-main">
        <Card className="login-card">
          <img src="/icon.svg" alt="" width={48} height={48} />
          <h1 className="login-title">{t('app.name')}</h1>
          <p className="muted">{t('access.signInNote')}</p>
          <SignInForm
            onDone={async () => {
              await client.refetchQueries({ queryKey: meKey });
              navigate(target, { replace: true });
            }}
          />
          <p className="login-foot">
            <a href="/public.html">{t('access.residents')}</a>
          </p>
        </Card>
        <LookSwitches />
      </main>
    </div>
  );
}
