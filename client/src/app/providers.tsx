import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from '../shared/api/query-client';
import { i18n } from '../shared/i18n/i18n';
import { PreferencesProvider, usePreferences } from '../shared/lib/preferences';
import { themeOf } from './theme';

/** What is outside the library's own parts takes its letters and their size from the theme too. */
function Body({ children }: { children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <div
      style={{
        color: token.colorText,
        fontFamily: token.fontFamily,
        fontSize: token.fontSize,
        lineHeight: token.lineHeight,
      }}
    >
      {children}
    </div>
  );
}

function Themed({ children }: { children: ReactNode }) {
  const { language, elder } = usePreferences();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={themeOf(elder)}
      button={{ autoInsertSpace: false }}
      form={{ validateMessages: { required: i18n.t('form.required') } }}
    >
      <Body>{children}</Body>
    </ConfigProvider>
  );
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <I18nextProvider i18n={i18n}>
      <PreferencesProvider>
        <QueryClientProvider client={client}>
          <Themed>{children}</Themed>
        </QueryClientProvider>
      </PreferencesProvider>
    </I18nextProvider>
  );
}
