import { useTranslation } from 'react-i18next';
import { useScreens } from '../registry/screens-context.ts';
import type { ShownProblem } from './problem.ts';

export type ProblemText = { readonly title: string; readonly detail: string | undefined };

function valuesOf(context: unknown): Record<string, unknown> {
  return typeof context === 'object' && context !== null ? { ...context } : {};
}

/**
 * What to tell a person about a problem, in their language. A module words its own problems under
 * `problems.<code>.title` and `.detail`; the server's words are used where no message exists.
 */
export function useProblemText(): (problem: ShownProblem) => ProblemText {
  const { t, i18n } = useTranslation();
  const namespaces = [...useScreens().map((module) => module.name), 'ui'];
  return (problem) => {
    const find = (part: 'title' | 'detail') => {
      const key = `problems.${problem.code}.${part}`;
      const namespace = namespaces.find((ns) => i18n.exists(key, { ns }));
      return namespace === undefined
        ? undefined
        : String(t(key, { ...valuesOf(problem.context), ns: namespace }));
    };
    return { title: find('title') ?? problem.title, detail: find('detail') ?? problem.detail };
  };
}
