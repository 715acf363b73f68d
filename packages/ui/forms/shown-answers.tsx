import {
  type Answers,
  answerAt,
  type FormColumn,
  type FormDefinition,
  type FormField,
  inLanguage,
} from '#form-kit';
import { KeyValueList } from '../components/key-value-list.tsx';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import styles from './answer-form.module.css';
import { ShownSignature } from './shown-signature.tsx';

export type ShownAnswersProps = {
  readonly form: FormDefinition;
  readonly answers: Readonly<Answers>;
  /** Where a picture is seen; without it pictures are counted. */
  readonly photoUrl?: (key: string) => string;
};

/** Answers as they were given, in the words of the form. */
export function ShownAnswers({ form, answers, photoUrl }: ShownAnswersProps) {
  const [{ language }] = usePreferences();
  const items = form.fields
    .filter(({ key }) => answers[key] !== undefined)
    .map((field) => ({
      key: inLanguage(field.label, language),
      value: <ShownAnswer field={field} value={answers[field.key]} photoUrl={photoUrl} />,
    }));
  return <KeyValueList items={items} />;
}

export type ShownAnswerProps = {
  readonly field: FormField;
  readonly value: Answers[string] | undefined;
  readonly photoUrl?: ((key: string) => string) | undefined;
};

/** One answer as it was given, without its question. */
export function ShownAnswer({ field, value, photoUrl }: ShownAnswerProps) {
  const [{ language }] = usePreferences();
  const show = useAnswerText();
  if (value === undefined) return null;
  return shownPart(field, value, inLanguage(field.label, language), photoUrl) ?? <>{show(field, value)}</>;
}

/** Signatures, pictures and tables as what they are; undefined for what is told in words. */
function shownPart(
  field: FormField,
  value: Answers[string],
  label: string,
  photoUrl?: (key: string) => string,
) {
  const { answer } = field;
  if (answer.kind === 'signature' && typeof value === 'string')
    return <ShownSignature value={value} name={label} />;
  if (answer.kind === 'table' && Array.isArray(value))
    return <ShownRows columns={answer.columns} rows={value} />;
  if (answer.kind !== 'photo' || !photoUrl) return undefined;
  const keys = (Array.isArray(value) ? value : Object.values(value).flat()).filter(
    (key) => typeof key === 'string',
  );
  return (
    <span className={styles.photos}>
      {keys.map((key, index) => (
        <a key={key} className={styles.photo} href={photoUrl(key)} target="_blank" rel="noreferrer">
          <img src={photoUrl(key)} alt={`${label} ${index + 1}`} />
        </a>
      ))}
    </span>
  );
}

type ShownRowsProps = { readonly columns: readonly FormColumn[]; readonly rows: readonly unknown[] };

function ShownRows({ columns, rows }: ShownRowsProps) {
  const [{ language }] = usePreferences();
  const format = useLocaleFormat();
  const text = ({ answer }: FormColumn, value: unknown) => {
    if (typeof value === 'number')
      return `${format.number(value)} ${'unit' in answer ? answer.unit : ''}`.trim();
    if (answer.kind === 'date' && typeof value === 'string') return format.date(value);
    const option = answer.kind === 'choice' ? answer.options.find((one) => one.value === value) : undefined;
    return option ? inLanguage(option.label, language) : String(value ?? '–');
  };
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {inLanguage(column.label, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own and stay as they were given
          <tr key={index}>
            {columns.map((column) => (
              <td key={column.key}>{text(column, answerAt({ row }, `row.${column.key}`))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
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
    if (answer.kind === 'date' && typeof value === 'string') return format.date(value);
    const option = answer.kind === 'choice' ? answer.options.find((each) => each.value === value) : undefined;
    return option ? inLanguage(option.label, language) : String(value);
  };
  return (field, value) => {
    if (Array.isArray(value)) return value.map((each) => one(field, each)).join(', ');
    if (typeof value !== 'object' || value === null) return one(field, value);
    const order = (field.sides ?? []).map(({ key }) => key);
    const inOrder = Object.entries(value).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    const sides = inOrder.map(([key, each]) => {
      const side = field.sides?.find((known) => known.key === key);
      return `${side ? inLanguage(side.label, language) : key} ${one(field, each)}`;
    });
    return sides.join(' · ');
  };
}
