import { Select } from '@mantine/core';
import { fieldsOf, type ImportColumn, type ImportDetail } from '#modules/imports/contract';
import { Card, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { DateFormatChoice } from './date-format-choice.tsx';
import { fieldKeysOf, fieldMessage } from './import-words.ts';
import styles from './imports.module.css';
import { OptionsCard } from './options-card.tsx';
import { RawRows } from './raw-rows.tsx';
import { useImportActs, useImportPreview } from './use-import.ts';
import { WaySteps } from './way-steps.tsx';
import { useWords } from './words/use-words.ts';

export type ConfigureImport = ReturnType<typeof useImportActs>['configure']['mutate'];

type ColumnProps = {
  readonly detail: ImportDetail;
  readonly column: ImportColumn;
  readonly configure: ConfigureImport;
};

const leaveOut = '';
const muchEmpty = 0.1;

function ColumnNote({ detail, column }: Omit<ColumnProps, 'configure'>) {
  const words = useWords();
  const format = useLocaleFormat();
  const isAsSuggested =
    detail.mapping[column.name] === column.suggestedField && column.suggestedField !== null;
  const basis = {
    heading: words('columns.guessed'),
    content: words('columns.guessedFromContent'),
    saved: words('columns.remembered'),
  };
  const notes = [
    isAsSuggested && column.suggestionBasis !== null ? basis[column.suggestionBasis] : undefined,
    column.emptyShare > muchEmpty
      ? words('columns.empty', { share: format.percent(column.emptyShare, 0) })
      : undefined,
  ].filter((note) => note !== undefined);
  return <span className={styles.quiet}>{notes.join(' · ')}</span>;
}

function ColumnRow({ detail, column, configure }: ColumnProps) {
  const words = useWords();
  const chosen = detail.mapping[column.name];
  const choose = (field: string | null) => {
    const { [column.name]: _, ...others } = detail.mapping;
    configure({
      mapping: field === null || field === leaveOut ? others : { ...others, [column.name]: field },
    });
  };
  const isDate = fieldsOf(detail.kind).some(({ key, content }) => key === chosen && content === 'date');
  return (
    <li className={styles.column} data-left-out={chosen === undefined || undefined}>
      <div className={styles.columnName}>
        <strong>{column.name}</strong>
        <span className={styles.samples}>{column.samples.slice(0, 3).join(' · ')}</span>
      </div>
      <div className={styles.columnMeaning}>
        <Select
          aria-label={`${column.name}: ${words('columns.meaning')}`}
          data={[
            { value: leaveOut, label: words('columns.ignored') },
            ...fieldKeysOf(detail.kind).map((key) => {
              const message = fieldMessage(key);
              return { value: key, label: message === undefined ? key : words(message) };
            }),
          ]}
          value={chosen ?? leaveOut}
          allowDeselect={false}
          searchable
          onChange={choose}
        />
        <ColumnNote detail={detail} column={column} />
      </div>
      {isDate ? (
        <DateFormatChoice
          column={column}
          chosen={detail.options.dateFormats[column.name]}
          onChoose={(dateFormat) => configure({ options: { dateFormats: { [column.name]: dateFormat } } })}
        />
      ) : (
        <span />
      )}
    </li>
  );
}

function MissingNote({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const needs: Record<string, string> = {
    'date-missing': words('need.date'),
    'amount-missing': words('need.amount'),
    'name-missing': words('need.name'),
  };
  const missing = detail.mappingFaults.flatMap(({ code }) => needs[code] ?? []);
  const twice = detail.mappingFaults.flatMap(({ code, field }) => {
    const message = code === 'field-mapped-twice' && field !== null ? fieldMessage(field) : undefined;
    return message === undefined ? [] : [words('columns.twice', { field: words(message) })];
  });
  const notes = [
    ...(missing.length === 0 ? [] : [words('columns.missing', { fields: missing.join(', ') })]),
    ...new Set(twice),
  ];
  return (
    <div role="status" className={styles.missing}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

const rowsShown = 10;

function Understanding({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const preview = useImportPreview(detail);
  const { data } = preview;
  const aside =
    data === undefined
      ? undefined
      : data.faultyCount === 0
        ? words('columns.previewFine', { total: data.rowCount })
        : words('columns.previewFaults', { count: data.faultyCount, total: data.rowCount });
  return (
    <Card title={words('columns.preview')} aside={aside} flush>
      {preview.error ? <ErrorPanel error={preview.error} /> : null}
      {data === undefined ? (
        preview.error ? null : (
          <Skeletons rows={6} />
        )
      ) : (
        <RawRows
          preview={data}
          label={words('reading.rows')}
          rowLimit={rowsShown}
          showsFaults
          cell={(row, place) =>
            row.meanings[place] ?? <span className={styles.leftOut}>{row.cells[place]}</span>
          }
        />
      )}
    </Card>
  );
}

export type ColumnsStepProps = {
  readonly detail: ImportDetail;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

/** The third step: what each column means, how its values are written, and how rows are taken over. */
export function ColumnsStep({ detail, onBack, onNext }: ColumnsStepProps) {
  const words = useWords();
  const { configure } = useImportActs(detail.importId);
  return (
    <WaySteps
      current="columns"
      onBack={onBack}
      onNext={onNext}
      mayGoOn={detail.mappingFaults.length === 0}
      isRunning={configure.isPending}
    >
      <div className={styles.stack}>
        <Card title={words('columns.title')}>
          <MissingNote detail={detail} />
          <ul className={styles.columns}>
            {detail.columns.map((column) => (
              <ColumnRow key={column.name} detail={detail} column={column} configure={configure.mutate} />
            ))}
          </ul>
        </Card>
        <OptionsCard detail={detail} configure={configure.mutate} />
        <Understanding detail={detail} />
      </div>
    </WaySteps>
  );
}
