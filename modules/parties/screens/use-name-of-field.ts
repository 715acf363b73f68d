import { useWords } from './messages/use-words.ts';

/** A field in words; a number of another system is named by that system. */
export function useNameOfField(): (field: string) => string {
  const words = useWords();
  return (field) =>
    field.startsWith('external:')
      ? words('identity.external', { system: field.slice('external:'.length) })
      : words(`field.${field as 'gender'}`);
}
