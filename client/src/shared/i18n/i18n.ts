import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { registerEnglishErrors } from './errors';
import { access } from './zh/access';
import { common } from './zh/common';

export const i18n = i18next.createInstance();

// The sign-in page needs these alone; the shell brings the rest, and English is fetched when it is chosen.
void i18n.use(initReactI18next).init({
  resources: { zh: { translation: { ...common, access } } },
  lng: 'zh',
  fallbackLng: 'zh',
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

export async function switchLanguage(language: 'zh' | 'en'): Promise<void> {
  if (language === 'en') {
    const english = await import('./en');
    i18n.addResourceBundle('en', 'translation', english.en, true, true);
    registerEnglishErrors(english.errors);
  }
  await i18n.changeLanguage(language);
}
