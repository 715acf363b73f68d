import { type Answers, type FormDefinition, type FormField, inLanguage } from '#form-kit';
import { KeyValueList } from '../components/key-value-list.tsx';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';

export type ShownAnswersProps = {
  readonly form: FormDefinition;
  readonly answers: Readonly<Answers>;
};

/** Answers as they were given, in the words of the form. */
export function ShownAnswers({ form, answers }: ShownAnswersProps) {
  const [{ language }] = usePreferences();
  const show = useAnswerText();
  const items = form.fields.flatMap((field) => {
    const value = answers[field.key];
    return value === undefined ? [] : [{ key: inLanguage(field.label, language), value: show(field, value) }];
  });
  return <KeyValueList items={items} />;
}

function useAnswerText(): (field: FormField, value: unknown) => string {
  const [{ language }] = usePreferences();
  const words = useUiMessages();
  const format = useLocaleFormat();
  const one = ({ answer }: FormField, value: unknown): string => {
    if (typeof value === 'boolean') return words(value ? 'form.yes' : 'form.no');
    if (typeof value === 'number') {
      return `${format.number(value)} ${'unit' in answer ? answer.unit : ''}`.trim();
    }
    const option = answer.kind === 'choice' ? answer.options.find((each) => each.value === value) : undefined;
    return option ? inLanguage(option.label, language) : String(value);
  };
  return (field, value) => {
    if (Array.isArray(value)) return value.map((each) => one(field, each)).join(', ');
    if (typeof value !== 'object' || value === null) return one(field, value);
    const sides = Object.entries(value).map(([key, each]) => {
      const side = field.sides?.find((known) => known.key === key);
      return `${side ? inLanguage(side.label, language) : key} ${one(field, each)}`;
    });
    return sides.join(' · ');
  };
}
