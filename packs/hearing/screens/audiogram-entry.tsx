import { Button, Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Card, useClock, useLocaleFormat } from '#ui';
import { CONDITION_KEYS, RELIABILITIES, TEST_CONDITIONS } from '../audiometry/audiogram.ts';
import type { Conduction, Ear, Transducer } from '../audiometry/threshold.ts';
import { AudiogramChart } from './audiogram-chart.tsx';
import { Alerts } from './audiogram-findings.tsx';
import type { RecordedAudiogram } from './audiogram-queries.ts';
import { cellKey, isMeasurable, writeCell } from './entry-cells.ts';
import { EntryTable } from './entry-table.tsx';
import styles from './hearing.module.css';
import { type AudiogramEntryState, useAudiogramEntry } from './use-audiogram-entry.ts';
import { useWords } from './words/use-words.ts';

const TRANSDUCERS: Record<Conduction, readonly Transducer[]> = {
  air: ['supra-aural', 'circumaural', 'insert'],
  bone: ['bone-mastoid', 'bone-forehead'],
};

type AudiogramEntryProps = {
  readonly partyId: string;
  /** The audiogram whose place it takes. */
  readonly corrects: RecordedAudiogram | undefined;
  readonly onDone: (measurementId: string) => void;
  readonly onLeave: () => void;
};

/** Enters an audiogram by typing into a table or by pointing at the chart. */
export function AudiogramEntry({ partyId, corrects, onDone, onLeave }: AudiogramEntryProps) {
  const words = useWords();
  const entry = useAudiogramEntry({ partyId, corrects, onDone });
  return (
    <Card headingLevel={3} title={words(corrects ? 'entry.correctTitle' : 'entry.title')}>
      <form
        className={styles.entry}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          entry.save();
        }}
      >
        {corrects ? <p className={styles.quiet}>{words('entry.correctNote')}</p> : null}
        <div className={styles.halves}>
          <EntryChart entry={entry} />
          <div className={styles.side}>
            <p id="audiogram-entry-hint" className={styles.quiet}>
              {words('entry.hint')}
            </p>
            <EntryTable entry={entry} />
          </div>
        </div>
        {entry.thresholds.length > 0 ? <Alerts thresholds={entry.thresholds} /> : null}
        <EntryDetailFields entry={entry} />
        {entry.isTried && entry.faulty.size > 0 ? (
          <p className={styles.fault} role="alert">
            {words('entry.faulty', { count: entry.faulty.size })}
          </p>
        ) : null}
        {entry.isTried && entry.thresholds.length === 0 ? (
          <p className={styles.fault} role="alert">
            {words('entry.nothing')}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={entry.isBusy}>
            {words('entry.save')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {words('entry.leave')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** The chart that takes thresholds where it is pointed at; the table beside it does the same from the keyboard. */
function EntryChart({ entry }: { readonly entry: AudiogramEntryState }) {
  const words = useWords();
  const [ear, setEar] = useState<Ear>('R');
  const [conduction, setConduction] = useState<Conduction>('air');
  const [masked, setMasked] = useState(false);
  const [noResponse, setNoResponse] = useState(false);
  const place = ({ frequencyHz, dbHl }: { frequencyHz: number; dbHl: number }) => {
    const column = { ear, conduction };
    if (!isMeasurable(column, frequencyHz)) return;
    const key = cellKey(column, frequencyHz);
    const text = writeCell({ levelDbHl: dbHl, masked, noResponse });
    entry.setCell(key, entry.cells[key] === text ? '' : text);
  };
  return (
    <div className={styles.side}>
      <fieldset className={styles.brush}>
        <legend className="visually-hidden">{words('entry.brush')}</legend>
        <SegmentedControl
          size="xs"
          aria-label={words('entry.ear')}
          value={ear}
          onChange={(value) => setEar(value === 'L' ? 'L' : 'R')}
          data={(['R', 'L'] as const).map((value) => ({ value, label: words(`ear.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={words('entry.conduction')}
          value={conduction}
          onChange={(value) => setConduction(value === 'bone' ? 'bone' : 'air')}
          data={(['air', 'bone'] as const).map((value) => ({ value, label: words(`conduction.${value}`) }))}
        />
        <Checkbox
          size="xs"
          label={words('entry.masked')}
          checked={masked}
          onChange={(event) => setMasked(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label={words('entry.noResponse')}
          checked={noResponse}
          onChange={(event) => setNoResponse(event.currentTarget.checked)}
        />
      </fieldset>
      <AudiogramChart thresholds={entry.thresholds} onPlace={place} />
      <p className={styles.quiet}>{words('entry.pointing')}</p>
    </div>
  );
}

function EntryDetailFields({ entry }: { readonly entry: AudiogramEntryState }) {
  const words = useWords();
  const clock = useClock();
  const format = useLocaleFormat();
  const { details, setDetail } = entry;
  const today = format.dayKey(clock.now());
  return (
    <div className={styles.details}>
      <NativeSelect
        label={words('entry.reliability')}
        required
        value={details.reliability}
        error={entry.isTried && details.reliability === '' ? words('entry.reliabilityMissing') : undefined}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setDetail({ reliability: RELIABILITIES.find((one) => one === value) ?? '' });
        }}
        data={[
          { value: '', label: words('entry.choose') },
          ...RELIABILITIES.map((value) => ({ value, label: words(`reliability.${value}`) })),
        ]}
      />
      {(['air', 'bone'] as const).map((conduction) => (
        <NativeSelect
          key={conduction}
          label={words(`entry.${conduction}Transducer`)}
          value={entry.transducer[conduction]}
          onChange={(event) => {
            const chosen = TRANSDUCERS[conduction].find((one) => one === event.currentTarget.value);
            if (chosen) entry.setTransducer(conduction, chosen);
          }}
          data={TRANSDUCERS[conduction].map((value) => ({ value, label: words(`transducer.${value}`) }))}
        />
      ))}
      <TextInput
        type="datetime-local"
        label={words('entry.takenAt')}
        description={words('entry.takenAtNote')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        max={`${today}T23:59`}
        value={details.takenAt}
        onChange={(event) => setDetail({ takenAt: event.currentTarget.value })}
      />
      <ConditionFields entry={entry} />
      <TextInput
        label={words('entry.audiometer')}
        maxLength={120}
        value={details.audiometer}
        onChange={(event) => setDetail({ audiometer: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('entry.calibratedOn')}
        max={today}
        value={details.calibratedOn}
        onChange={(event) => setDetail({ calibratedOn: event.currentTarget.value })}
      />
      <Textarea
        className={styles.note}
        label={words('entry.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={details.note}
        onChange={(event) => setDetail({ note: event.currentTarget.value })}
      />
    </div>
  );
}

/** How, with what sound and where it was tested. */
function ConditionFields({ entry: { details, setDetail } }: { readonly entry: AudiogramEntryState }) {
  const words = useWords();
  return CONDITION_KEYS.map((key) => (
    <NativeSelect
      key={key}
      label={words(`condition.name.${key}`)}
      value={details[key]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDetail({ [key]: TEST_CONDITIONS[key].find((one) => one === value) ?? '' });
      }}
      data={[
        { value: '', label: words('reliability.not-stated') },
        ...TEST_CONDITIONS[key].map((value) => ({ value, label: words(`condition.${value}`) })),
      ]}
    />
  ));
}
