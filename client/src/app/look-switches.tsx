import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../shared/lib/preferences';

export function LookSwitches() {
  const { t } = useTranslation();
  const { language, elder, setElder, setLanguage } = usePreferences();
  return (
    <span className="look-switches">
      <Button
        type={elder ? 'primary' : 'default'}
        aria-pressed={elder}
        onClick={() => setElder(!elder)}
        data-testid="elder-toggle"
      >
        {t('top.elder')}
      </Button>
      <Button
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        data-testid="language-toggle"
      >
        {t('top.language')}
      </Button>
    </span>
  );
}
