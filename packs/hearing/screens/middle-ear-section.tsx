import { Button } from '@mantine/core';
import { IconEar, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, DescribedPicture, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import { flatTympanogram, tympanogramType } from '../audiometry/tympanogram.ts';
import { tympanogramForm, tympanogramOf } from '../audiometry/tympanogram-form.ts';
import {
  readTympanogram,
  TYMPANOGRAM_KIND,
  type Tympanogram,
  type TympanogramOfEar,
} from '../audiometry/tympanogram-measurement.ts';
import { FormEntry } from './form-entry.tsx';
import styles from './hearing.module.css';
import { TympanogramChart } from './tympanogram-chart.tsx';
import { type Recorded, useRecorded, useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

/** Tympanometry: the latest, those before, and entering one. */
export function MiddleEarSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('measurements.write');
  const [isEntering, setIsEntering] = useState(false);
  const list = useRecorded(partyId, TYMPANOGRAM_KIND, readTympanogram);
  const { isBusy, record } = useRecording(partyId, () => setIsEntering(false));
  const add = mayWrite ? (
    <Button
      leftSection={<IconPlus size="1rem" stroke={1.8} aria-hidden />}
      onClick={() => setIsEntering(true)}
    >
      {words('tympanogram.begin')}
    </Button>
  ) : null;
  if (isEntering) {
    return (
      <FormEntry
        form={tympanogramForm}
        first={{ probe: '226' }}
        isBusy={isBusy}
        faultOf={(answers) =>
          tympanogramOf(answers).ears.length > 0 ? undefined : words('tympanogram.nothing')
        }
        onSave={(answers, takenAt) =>
          record({ kind: TYMPANOGRAM_KIND, takenAt, body: { ...tympanogramOf(answers) } })
        }
        onLeave={() => setIsEntering(false)}
      />
    );
  }
  if (list.error) return <ErrorPanel error={list.error} onRetry={list.onRetry} />;
  if (list.isPending) return <Skeletons rows={4} />;
  if (list.items.length === 0) {
    return (
      <EmptyState
        icon={IconEar}
        title={words('tympanogram.none')}
        text={words('tympanogram.noneText')}
        action={add}
      />
    );
  }
  return (
    <>
      <div className={styles.buttons}>{add}</div>
      {list.items.map((one) => (
        <TympanogramCard key={one.record.measurementId} shown={one} />
      ))}
      {list.hasMore ? (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('history.more')}
        </Button>
      ) : null}
    </>
  );
}

function TympanogramCard({ shown: { record, value } }: { readonly shown: Recorded<Tympanogram> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const meaning = useMeaning();
  const title = words('tympanogram.title', { when: format.dateTime(record.takenAt) });
  const columns = ['ear', 'type', 'pressure', 'compliance', 'volume', 'probe'] as const;
  const rows = value.ears.map((ear) => [
    words(`ear.${ear.ear}`),
    meaning(ear),
    `${format.number(ear.peakPressureDaPa)} daPa`,
    `${format.number(ear.complianceMl)} ml`,
    ear.canalVolumeMl === undefined ? '–' : `${format.number(ear.canalVolumeMl)} ml`,
    `${ear.probeHz} Hz`,
  ]);
  return (
    <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{record.byName}</span>}>
      <div className={styles.halves}>
        <DescribedPicture
          name={title}
          summary={value.ears.map((ear) => `${words(`ear.${ear.ear}`)}: ${meaning(ear)}`).join(' · ')}
          table={{ columns: columns.map((column) => words(`tympanogram.column.${column}`)), rows }}
        >
          <TympanogramChart ears={value.ears} />
        </DescribedPicture>
        <table className={styles.averages}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <td />
              {value.ears.map(({ ear }) => (
                <th key={ear} scope="col" data-ear={ear}>
                  {words(`ear.${ear}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.slice(1).map((column, index) => (
              <tr key={column}>
                <th scope="row">{words(`tympanogram.column.${column}`)}</th>
                {rows.map((row) => (
                  <td key={row[0]}>{row[index + 1]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>{words('tympanogram.basis')}</p>
      {value.note ? <p>{value.note}</p> : null}
    </Card>
  );
}

/** The type, and for a flat one what its volume points to; types are made for a probe tone of 226 Hz. */
function useMeaning(): (ear: TympanogramOfEar) => string {
  const words = useWords();
  return ({ probeHz, peakPressureDaPa, complianceMl, canalVolumeMl }) => {
    if (probeHz !== 226) return words('tympanogram.noType');
    const type = tympanogramType(peakPressureDaPa, complianceMl);
    const name = words(`tympanogram.type.${type}`);
    return type === 'B' ? `${name}: ${words(`tympanogram.flat.${flatTympanogram(canalVolumeMl)}`)}` : name;
  };
}
