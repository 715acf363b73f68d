import { SegmentedControl } from '@mantine/core';
import { isLanguage, languageNames, languages, usePreferences } from '#ui';
import { useWords } from './messages/use-words.ts';

/** For pages before sign-in, where there is no menu yet. */
export function LanguageChoice() {
  const words = useWords();
  const [preferences, setPreferences] = usePreferences();
  return (
    <SegmentedControl
      fullWidth
      aria-label={words('signIn.languages')}
      value={preferences.language}
      onChange={(language) => isLanguage(language) && setPreferences({ language })}
      data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
    />
  );
}
