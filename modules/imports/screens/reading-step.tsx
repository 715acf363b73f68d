import { Checkbox, NumberInput, Select } from '@mantine/core';
import type { ImportDetail, LayoutChoices } from '#modules/imports/contract';
import { Card, Chip, ErrorPanel, Skeletons } from '#ui';
import styles from './imports.module.css';
import { RawRows } from './raw-rows.tsx';
import { useImportActs, useImportPreview } from './use-import.ts';
import { WaySteps } from './way-steps.tsx';
import { useWords } from './words/use-words.ts';

const encodings = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GB18030 / GBK'],
  ['big5', 'Big5'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Windows-1252 / Latin-1'],
  ['windows-1250', 'Windows-1250'],
  ['windows-1251', 'Windows-1251'],
  ['shift_jis', 'Shift JIS'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
] as const;

const delimiters = [
  [',', 'comma'],
  ['\t', 'tab'],
  [';', 'semicolon'],
  ['|', 'pipe'],
  ['spaces', 'spaces'],
  ['fixed', 'fixed'],
] as const;

type Delimiter = NonNullable<LayoutChoices['delimiter']>;

function isDelimiter(value: string | null): value is Delimiter {
  return delimiters.some(([one]) => one === value);
}

type ChangeLayout = (layout: LayoutChoices) => void;

function TextControls({ detail, change }: { readonly detail: ImportDetail; readonly change: ChangeLayout }) {
  const words = useWords();
  const { encoding, options, layout } = detail;
  const isGuess = options.layout.encoding === undefined;
  return (
    <>
      <Select
        label={words('reading.encoding')}
        data={encodings.map(([value, label]) => ({
          value,
          label:
            isGuess && value === encoding.encoding
              ? words('reading.encodingGuess', { encoding: label })
              : label,
        }))}
        value={encoding.encoding}
        allowDeselect={false}
        onChange={(value) => value !== null && change({ encoding: value })}
      />
      <Select
        label={words('reading.delimiter')}
        data={delimiters.map(([value, name]) => ({ value, label: words(`delimiter.${name}`) }))}
        value={layout.delimiter}
        allowDeselect={false}
        onChange={(value) => isDelimiter(value) && change({ delimiter: value })}
      />
    </>
  );
}

function Controls({ detail, change }: { readonly detail: ImportDetail; readonly change: ChangeLayout }) {
  const words = useWords();
  const { layout, sheetNames } = detail;
  return (
    <div className={styles.controls}>
      {layout.format === 'csv' ? (
        <TextControls detail={detail} change={change} />
      ) : (
        <Select
          label={words('reading.sheet')}
          data={sheetNames}
          value={layout.sheet}
          allowDeselect={false}
          onChange={(value) => value !== null && change({ sheet: value })}
        />
      )}
      <NumberInput
        label={words('reading.skipLines')}
        value={layout.skipLines}
        min={0}
        max={1000}
        clampBehavior="strict"
        onChange={(value) =>
          typeof value === 'number' && value !== layout.skipLines && change({ skipLines: value })
        }
      />
      <Checkbox
        className={styles.check}
        label={words('reading.header')}
        checked={layout.hasHeader}
        onChange={(event) => change({ hasHeader: event.currentTarget.checked })}
      />
    </div>
  );
}

const rowsShown = 12;

/** The second step: whether the file is cut into rows and columns as it should be. */
export function ReadingStep({
  detail,
  onNext,
}: {
  readonly detail: ImportDetail;
  readonly onNext: () => void;
}) {
  const words = useWords();
  const preview = useImportPreview(detail);
  const { configure } = useImportActs(detail.importId);
  const { layout } = detail;
  return (
    <WaySteps current="reading" onNext={onNext} isRunning={configure.isPending}>
      <Card
        title={words('reading.title')}
        aside={
          layout.format === 'xlsx' || layout.compression === 'gzip' ? (
            <Chip>{words(layout.format === 'xlsx' ? 'reading.workbook' : 'reading.compressed')}</Chip>
          ) : undefined
        }
      >
        <div className={styles.stack}>
          <p className={styles.quiet}>{words('reading.text')}</p>
          <Controls
            detail={detail}
            change={(changed) => configure.mutate({ options: { layout: changed } })}
          />
          {preview.error ? <ErrorPanel error={preview.error} /> : null}
          {preview.data === undefined ? (
            preview.error ? null : (
              <Skeletons rows={6} />
            )
          ) : (
            <RawRows
              preview={preview.data}
              label={words('reading.rows')}
              rowLimit={rowsShown}
              showsFaults={false}
              cell={(row, place) => row.cells[place]}
            />
          )}
        </div>
      </Card>
    </WaySteps>
  );
}
