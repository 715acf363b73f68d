import { Textarea, TextInput } from '@mantine/core';
import type { LocalText } from '#form-kit';
import { type Language, languageNames, languages } from '../i18n/languages.ts';
import styles from './local-text-input.module.css';

export type LocalTextInputProps = {
  readonly label: string;
  readonly value: LocalText;
  readonly onChange: (value: LocalText) => void;
  /** More than one line each. */
  readonly isLong?: boolean;
};

/** Says which is which once there are words in them. */
const SHORT: Readonly<Record<Language, string>> = { 'zh-CN': '简', 'zh-TW': '繁', en: 'EN' };

/** The same words in every language the product speaks, side by side. */
export function LocalTextInput({ label, value, onChange, isLong = false }: LocalTextInputProps) {
  const Input = isLong ? Textarea : TextInput;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.languages}>
        {languages.map((language) => (
          <Input
            key={language}
            aria-label={`${label}, ${languageNames[language]}`}
            placeholder={languageNames[language]}
            leftSection={<span aria-hidden>{SHORT[language]}</span>}
            lang={language}
            value={value[language]}
            onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
