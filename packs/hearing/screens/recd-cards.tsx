import { Button } from '@mantine/core';
import { Card, useLocaleFormat } from '#ui';
import { RECD_KIND, type RecdRecord, readRecd, recdOf } from '../prescription/recd.ts';
import styles from './hearing.module.css';
import { RecdTable } from './recd-table.tsx';
import { type Recorded, useRecorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

export const useRecds = (partyId: string) => useRecorded(partyId, RECD_KIND, readRecd);

/** Real-ear-to-coupler differences, latest first, each beside the one before: the ears of children grow. */
export function RecdCards({ list }: { readonly list: ReturnType<typeof useRecds> }) {
  const words = useWords();
  return (
    <>
      {list.items.map((one, index) => (
        <RecdCard key={one.record.measurementId} shown={one} earlier={list.items.slice(index + 1)} />
      ))}
      {list.hasMore ? (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('history.more')}
        </Button>
      ) : null}
    </>
  );
}

type RecdCardProps = {
  readonly shown: Recorded<RecdRecord>;
  readonly earlier: readonly Recorded<RecdRecord>[];
};

function RecdCard({ shown: { record, value }, earlier }: RecdCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const couplings = [...new Set(value.ears.map(({ coupling }) => coupling))];
  return (
    <Card
      headingLevel={3}
      title={words('recd.title', { when: format.dateTime(record.takenAt) })}
      aside={<span className={styles.quiet}>{record.byName}</span>}
    >
      <p className={styles.quiet}>{couplings.map((one) => words(`recd.couplings.${one}`)).join(' · ')}</p>
      <div className={styles.targets}>
        {value.ears.map((measured) => {
          const before = earlier.flatMap((one) => one.value.ears).find(({ ear }) => ear === measured.ear);
          return (
            <RecdTable
              key={measured.ear}
              measured={measured}
              before={before && recdOf(before)}
              cell={(curve, hz) => {
                const db = measured[curve].find(({ frequencyHz }) => frequencyHz === hz)?.db;
                return db === undefined ? '–' : format.number(db);
              }}
            />
          );
        })}
      </div>
      {value.note ? <p>{value.note}</p> : null}
      <p className={styles.quiet}>{words('recd.basis')}</p>
    </Card>
  );
}
