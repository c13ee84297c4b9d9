import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      title={<h1 className="page-title">{t('common.notFound')}</h1>}
      subTitle={t('common.notFoundNote')}
      extra={
        <Link to="/" className="link-button">
          {t('common.backHome')}
        </Link>
      }
    />
  );
}
