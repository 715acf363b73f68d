import {
  ActionIcon,
  Button,
  Checkbox,
  NumberInput,
  SegmentedControl,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CheckedItem, Purpose, VisitReport } from '#modules/field-work/contract';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';

const RESULTS = ['fine', 'fault', 'mended', 'not-checked'] as const;

type ReportFormProps = {
  readonly purposes: readonly Purpose[];
  readonly report: VisitReport;
  readonly onChange: (report: VisitReport) => void;
};

/** What is written down at the customer's, by purpose. */
export function ReportForm({ purposes, report, onChange }: ReportFormProps) {
  const words = useWords();
  const set = (part: Partial<VisitReport>) => onChange({ ...report, ...part });
  return (
    <div className={styles.form}>
      {report.checklist.length > 0 ? (
        <section aria-label={words('report.checklist')} className={styles.form}>
          <h3 className={styles.heading}>{words('report.checklist')}</h3>
          {report.checklist.map((line, index) => (
            <CheckLine
              key={line.item}
              line={line}
              onChange={(next) => set({ checklist: report.checklist.with(index, next) })}
            />
          ))}
        </section>
      ) : null}
      <Textarea
        label={words('report.findings')}
        autosize
        minRows={3}
        maxLength={4000}
        value={report.findings}
        onChange={(event) => set({ findings: event.currentTarget.value })}
      />
      <Readings readings={report.readings} onChange={(readings) => set({ readings })} />
      <Parts parts={report.parts} onChange={(parts) => set({ parts })} />
      {purposes.includes('training') ? (
        <Training training={report.training} onChange={(training) => set({ training })} />
      ) : null}
      <Textarea
        label={words('report.nextOffer')}
        autosize
        maxLength={1000}
        value={report.nextOffer}
        onChange={(event) => set({ nextOffer: event.currentTarget.value })}
      />
    </div>
  );
}

function CheckLine({
  line,
  onChange,
}: {
  readonly line: CheckedItem;
  readonly onChange: (line: CheckedItem) => void;
}) {
  const words = useWords();
  const needsRemark = line.result === 'fault' || line.result === 'mended' || line.remark !== '';
  return (
    <fieldset className={styles.check}>
      <legend>{line.item}</legend>
      <SegmentedControl
        fullWidth
        aria-label={line.item}
        value={line.result ?? ''}
        onChange={(value) =>
          onChange({ ...line, result: RESULTS.find((result) => result === value) ?? null })
        }
        data={RESULTS.map((result) => ({ value: result, label: words(`report.result.${result}`) }))}
      />
      {needsRemark ? (
        <TextInput
          aria-label={words('report.remark', { item: line.item })}
          placeholder={words('report.remark', { item: line.item })}
          maxLength={500}
          value={line.remark}
          onChange={(event) => onChange({ ...line, remark: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}

type RowsProps<T> = {
  readonly title: string;
  readonly add: string;
  readonly rows: readonly T[];
  readonly fresh: T;
  readonly nameOf: (row: T) => string;
  readonly onChange: (rows: T[]) => void;
  readonly render: (row: T, number: number, change: (row: T) => void) => ReactNode;
};

/** Rows that can be added, changed and removed. */
function Rows<T>({ title, add, rows, fresh, nameOf, onChange, render }: RowsProps<T>) {
  const words = useWords();
  return (
    <section aria-label={title} className={styles.form}>
      <h3 className={styles.heading}>{title}</h3>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place, and are never reordered
        <div key={index} className={styles.line}>
          {render(row, index + 1, (next) => onChange(rows.with(index, next)))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words('report.remove', { name: nameOf(row) || String(index + 1) })}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          >
            <IconTrash size="1.125rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => onChange([...rows, fresh])}
      >
        {add}
      </Button>
    </section>
  );
}

function Readings({
  readings,
  onChange,
}: {
  readonly readings: VisitReport['readings'];
  readonly onChange: (readings: VisitReport['readings']) => void;
}) {
  const words = useWords();
  return (
    <Rows
      title={words('report.readings')}
      add={words('report.addReading')}
      rows={readings}
      fresh={{ name: '', value: '', unit: '' }}
      nameOf={({ name }) => name}
      onChange={onChange}
      render={(row, number, change) => (
        <>
          <TextInput
            className={styles.wide}
            aria-label={words('report.reading', { number })}
            placeholder={words('report.reading', { number })}
            maxLength={100}
            value={row.name}
            onChange={(event) => change({ ...row, name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={words('report.value', { number })}
            placeholder={words('report.value', { number })}
            inputMode="decimal"
            maxLength={40}
            value={row.value}
            onChange={(event) => change({ ...row, value: event.currentTarget.value })}
          />
          <TextInput
            aria-label={words('report.unit', { number })}
            placeholder={words('report.unit', { number })}
            maxLength={20}
            value={row.unit}
            onChange={(event) => change({ ...row, unit: event.currentTarget.value })}
          />
        </>
      )}
    />
  );
}

function Parts({
  parts,
  onChange,
}: {
  readonly parts: VisitReport['parts'];
  readonly onChange: (parts: VisitReport['parts']) => void;
}) {
  const words = useWords();
  return (
    <Rows
      title={words('report.parts')}
      add={words('report.addPart')}
      rows={parts}
      fresh={{ name: '', quantity: 1 }}
      nameOf={({ name }) => name}
      onChange={onChange}
      render={(row, number, change) => (
        <>
          <TextInput
            className={styles.wide}
            aria-label={words('report.part', { number })}
            placeholder={words('report.part', { number })}
            maxLength={120}
            value={row.name}
            onChange={(event) => change({ ...row, name: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={words('report.quantity', { number })}
            min={1}
            max={999}
            allowDecimal={false}
            value={row.quantity}
            onChange={(value) => change({ ...row, quantity: Math.max(1, Number(value) || 1) })}
          />
        </>
      )}
    />
  );
}

function Training({
  training,
  onChange,
}: {
  readonly training: VisitReport['training'];
  readonly onChange: (training: VisitReport['training']) => void;
}) {
  const words = useWords();
  return (
    <>
      <TextInput
        label={words('report.topic')}
        maxLength={200}
        value={training.topic}
        onChange={(event) => onChange({ ...training, topic: event.currentTarget.value })}
      />
      <Rows
        title={words('report.training')}
        add={words('report.addAttendee')}
        rows={training.attendees}
        fresh={{ name: '', passed: null }}
        nameOf={({ name }) => name}
        onChange={(attendees) => onChange({ ...training, attendees })}
        render={(row, number, change) => (
          <>
            <TextInput
              className={styles.wide}
              aria-label={words('report.attendee', { number })}
              placeholder={words('report.attendee', { number })}
              maxLength={100}
              value={row.name}
              onChange={(event) => change({ ...row, name: event.currentTarget.value })}
            />
            <Checkbox
              label={words('report.passed', { number })}
              checked={row.passed === true}
              onChange={(event) => change({ ...row, passed: event.currentTarget.checked })}
            />
          </>
        )}
      />
    </>
  );
}

/** Rows that nobody filled in are left out. */
export function withoutEmptyRows(report: VisitReport): VisitReport {
  const isNamed = ({ name }: { name: string }) => name.trim() !== '';
  return {
    ...report,
    findings: report.findings.trim(),
    nextOffer: report.nextOffer.trim(),
    readings: report.readings.filter((row) => isNamed(row) && row.value.trim() !== ''),
    parts: report.parts.filter(isNamed),
    training: { ...report.training, attendees: report.training.attendees.filter(isNamed) },
  };
}
