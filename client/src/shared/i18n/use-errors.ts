import { useTranslation } from 'react-i18next';
import { type ApiProblem, toProblem } from '../api/problem';
import { wordingOf } from './errors';

export interface ErrorText {
  headline: string;
  detail: string | undefined;
}

/** The client owns the wording by code; what the server adds (which row, which household) stands below it. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t, i18n } = useTranslation();
  return (error) => {
    const problem = toProblem(error);
    const language = i18n.language.startsWith('en') ? 'en' : 'zh';
    const own = wordingOf(problem.code, language);
    const headline = own ?? problem.title ?? fallback(problem, t);
    // In English the server's own sentence stands below: it names the row, the household, the day.
    const detail = problem.detail ?? (language === 'en' && own ? problem.title : undefined);
    return { headline, detail: detail === headline ? undefined : detail };
  };
}

function fallback(problem: ApiProblem, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (problem.status === 0) return t('error.unreachable');
  if (problem.status >= 500) return t('error.server');
  return t('error.refused', { code: problem.code });
}
