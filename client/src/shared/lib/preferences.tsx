import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { switchLanguage } from '../i18n/i18n';

export type Language = 'zh' | 'en';

interface Preferences {
  language: Language;
  elder: boolean;
  setLanguage: (language: Language) => void;
  setElder: (elder: boolean) => void;
}

const PreferencesContext = createContext<Preferences>({
  language: 'zh',
  elder: false,
  setLanguage: () => {},
  setElder: () => {},
});

/** Looks and language only: nothing about the session is ever kept in the browser's storage. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(`resettlement.${key}`);
  } catch {
    return null;
  }
}

export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(`resettlement.${key}`, value);
  } catch {
    // Storage may be switched off; the choice then lasts until the page is left.
  }
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (readPreference('language') === 'en' ? 'en' : 'zh'));
  const [elder, setElder] = useState(() => readPreference('elder') === '1');

  useEffect(() => {
    void switchLanguage(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);

  useEffect(() => {
    document.documentElement.classList.toggle('elder', elder);
  }, [elder]);

  const value = useMemo<Preferences>(
    () => ({
      language,
      elder,
      setLanguage: (next) => {
        writePreference('language', next);
        setLanguage(next);
      },
      setElder: (next) => {
        writePreference('elder', next ? '1' : '0');
        setElder(next);
      },
    }),
    [language, elder],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export const usePreferences = () => useContext(PreferencesContext);
