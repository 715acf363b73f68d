import { inLanguage, type LocalText } from '#form-kit';
import { usePreferences } from '#ui';

/** Reads words of a rule in the language shown. */
export function useLocal(): (text: LocalText) => string {
  const [{ language }] = usePreferences();
  return (text) => inLanguage(text, language);
}
