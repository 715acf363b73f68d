import type { AnswerFault } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';

/** What is wrong with an answer, in words. */
export function useFaultText(): (fault: AnswerFault) => string {
  const words = useUiMessages();
  return ({ kind, limit }) => words(`form.fault.${kind}`, { limit: limit ?? '' });
}
