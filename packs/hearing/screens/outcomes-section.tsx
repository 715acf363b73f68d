import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconClipboardList, IconDeviceTablet } from '@tabler/icons-react';
import { useState } from 'react';
import { type Answers, inLanguage } from '#form-kit';
import { CustomerView, EmptyState, ErrorPanel, Skeletons, useMay, usePreferences } from '#ui';
import { type FormMeasurement, GIVEN_BY } from '../form-measurement.ts';
import { aphab } from '../questionnaires/aphab-form.ts';
import { cosi } from '../questionnaires/cosi-form.ts';
import { hhieS } from '../questionnaires/hhie-s-form.ts';
import { ioiHa } from '../questionnaires/ioi-ha-form.ts';
import { wearLog } from '../questionnaires/wear-log.ts';
import { FormEntry } from './form-entry.tsx';
import styles from './hearing.module.css';
import { AphabCard, CosiCard, HhieCard, IoiHaCard, WearCard, wearAlertOf } from './outcome-cards.tsx';
import { useRecorded, useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

type Work = { of: FormMeasurement; first: Answers; isTablet: boolean };

/** What the aids have changed: questionnaires with their norms over time, own needs, and wearing time. */
export function OutcomesSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const [work, setWork] = useState<Work>();
  const lists = {
    ioiHa: useRecorded(partyId, ioiHa.kind.key, ioiHa.read),
    hhieS: useRecorded(partyId, hhieS.kind.key, hhieS.read),
    cosi: useRecorded(partyId, cosi.kind.key, cosi.read),
    aphab: useRecorded(partyId, aphab.kind.key, aphab.read),
    wearLog: useRecorded(partyId, wearLog.kind.key, wearLog.read),
  };
  const all = Object.values(lists);
  const failed = all.find(({ error }) => error !== undefined);
  const begin = (of: FormMeasurement, isTablet = false) =>
    setWork({ of, isTablet, first: of === cosi ? (lists.cosi.items[0]?.value.answers ?? {}) : {} });
  if (work) {
    return (
      <Entering key={work.of.kind.key} partyId={partyId} work={work} onLeave={() => setWork(undefined)} />
    );
  }
  if (failed) return <ErrorPanel error={failed.error} onRetry={failed.onRetry} />;
  if (all.some(({ isPending }) => isPending)) return <Skeletons rows={6} />;
  const isEmpty = all.every(({ items }) => items.length === 0);
  const alert = wearAlertOf(lists.wearLog.items, lists.ioiHa.items);
  const add = <Begin onBegin={begin} />;
  if (isEmpty) {
    return (
      <EmptyState
        icon={IconClipboardList}
        title={words('outcome.none')}
        text={words('outcome.noneText')}
        action={add}
      />
    );
  }
  return (
    <>
      <div className={styles.buttons}>{add}</div>
      {alert ? (
        <p className={styles.alerts} role="status">
          {words(`outcome.wear.alert.${alert}`)}
        </p>
      ) : null}
      <CosiCard items={lists.cosi.items} onRate={() => begin(cosi)} />
      <IoiHaCard items={lists.ioiHa.items} />
      <HhieCard items={lists.hhieS.items} />
      <AphabCard items={lists.aphab.items} />
      <WearCard items={lists.wearLog.items} />
    </>
  );
}

const BY_HAND = [ioiHa, hhieS, cosi, aphab, wearLog];
/** Those a customer can answer alone; the others are written down by somebody of the house. */
const BY_CUSTOMER = [ioiHa, hhieS, cosi];

function Begin({ onBegin }: { readonly onBegin: (of: FormMeasurement, isTablet?: boolean) => void }) {
  const words = useWords();
  const [{ language }] = usePreferences();
  if (!useMay()('measurements.write')) return null;
  return (
    <span className={styles.buttons}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size="1rem" stroke={1.8} aria-hidden />}>
            {words('outcome.begin')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BY_HAND.map((one) => (
            <Menu.Item key={one.kind.key} onClick={() => onBegin(one)}>
              {inLanguage(one.kind.name, language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDeviceTablet size="1rem" stroke={1.8} aria-hidden />}
            rightSection={<IconChevronDown size="1rem" stroke={1.8} aria-hidden />}
          >
            {words('outcome.hand')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BY_CUSTOMER.map((one) => (
            <Menu.Item key={one.kind.key} onClick={() => onBegin(one, true)}>
              {inLanguage(one.kind.name, language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

type EnteringProps = { readonly partyId: string; readonly work: Work; readonly onLeave: () => void };

function Entering({ partyId, work: { of, first, isTablet }, onLeave }: EnteringProps) {
  const words = useWords();
  const [givenBy, setGivenBy] = useState<(typeof GIVEN_BY)[number]>('interview');
  const { isBusy, record } = useRecording(partyId, isTablet ? () => {} : onLeave);
  const save = (answers: Answers, takenAt: string, by: (typeof GIVEN_BY)[number]) =>
    record({ kind: of.kind.key, takenAt, body: { answers, givenBy: by } });
  if (isTablet) {
    return (
      <CustomerView
        form={of.form}
        first={of === hhieS ? { from: 'items' } : first}
        hidden={of === hhieS ? ['from', 'total'] : []}
        onDone={(answers) => save(answers, '', 'self')}
        onLeave={onLeave}
      />
    );
  }
  return (
    <FormEntry
      form={of.form}
      first={first}
      isBusy={isBusy}
      onSave={(answers, takenAt) => save(answers, takenAt, givenBy)}
      onLeave={onLeave}
    >
      {of === wearLog ? null : (
        <SegmentedControl
          size="xs"
          aria-label={words('outcome.givenBy')}
          value={givenBy}
          onChange={(value) => setGivenBy(GIVEN_BY.find((one) => one === value) ?? 'interview')}
          data={GIVEN_BY.map((value) => ({ value, label: words(`outcome.by.${value}`) }))}
        />
      )}
    </FormEntry>
  );
}
