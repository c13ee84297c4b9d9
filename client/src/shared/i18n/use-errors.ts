import { useTranslation } from 'react-i18next';
import { type ApiProblem, toProblem } from '../api/problem';
import { errorTexts } from './errors';

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
    const own = errorTexts[problem.code]?.[language === 'zh' ? 0 : 1];
    const headline = own ?? problem.title ?? fallback(problem, t);
    const detail = problem.detail && problem.detail !== headline ? problem.detail : undefined;
    return { headline, detail };
  };
}

function fallback(problem: ApiProblem, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (problem.status === 0) return t('error.unreachable');
  if (problem.status >= 500) return t('error.server');
  return t('error.refused', { code: problem.code });
}
