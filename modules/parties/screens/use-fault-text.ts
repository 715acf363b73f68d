import type { Fault } from '#contract-kit';
import { toProblem } from '#ui';
import { useWords } from './messages/use-words.ts';

const WORDED = [
  'name-missing',
  'name-too-long',
  'birthday-out-of-range',
  'death-out-of-range',
  'phone-has-letters',
  'phone-too-short',
  'phone-too-long',
  'email-malformed',
  'email-too-long',
  'foreign-branch',
] as const;

/** The faults of a refused form by the end of their path, in the person's language where there are words for them. */
export function useFaultText(): (
  error: unknown,
  fieldOf: (path: string) => string,
) => Record<string, string> {
  const words = useWords();
  const textOf = ({ code, message }: Fault) => {
    const worded = WORDED.find((one) => one === code);
    return worded ? words(`fault.${worded}`) : message;
  };
  return (error, fieldOf) => {
    const faults = toProblem(error)?.faults ?? [];
    return Object.fromEntries(faults.map((fault) => [fieldOf(fault.path), textOf(fault)]));
  };
}
