import { MIN_PASSWORD_LENGTH } from '#modules/access/contract';
import { toProblem } from '#ui';
import { useSettingsWords } from './words/use-settings-words.ts';

const MIN_REASON_LENGTH = 5;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Checks of single fields in the person's language; the server checks everything again. */
export function useFormChecks() {
  const words = useSettingsWords();
  const isEmpty = (value: string | null) => value === null || value.trim() === '';
  return {
    required: (value: string | null) => (isEmpty(value) ? words('fault.required') : null),
    email: (value: string) => (EMAIL.test(value.trim()) ? null : words('fault.email')),
    newPassword: (value: string) =>
      value.length < MIN_PASSWORD_LENGTH
        ? words('fault.passwordTooShort', { count: MIN_PASSWORD_LENGTH })
        : null,
    reason: (value: string) => (value.trim().length < MIN_REASON_LENGTH ? words('fault.reason') : null),
    scopes: (value: readonly string[]) => (value.length === 0 ? words('fault.scopes') : null),
    roles: (value: readonly string[]) => (value.length === 0 ? words('fault.roles') : null),
  };
}

/** The faults of a refused form, by the field they are about. */
export function faultsByField(error: unknown): Record<string, string> {
  const faults = toProblem(error)?.faults ?? [];
  return Object.fromEntries(faults.map(({ path, message }) => [path.replace(/^body\./, ''), message]));
}
