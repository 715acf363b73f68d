import { Card, DescribedPicture, useLocaleFormat } from '#ui';
import { flatTympanogram, tympanogramType } from '../audiometry/tympanogram.ts';
import type { Tympanogram, TympanogramOfEar } from '../audiometry/tympanogram-measurement.ts';
import styles from './hearing.module.css';
import { TympanogramChart } from './tympanogram-chart.tsx';
import type { Recorded } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

/** Tympanograms of one sitting. */
export function TympanogramCard({ shown: { record, value } }: { readonly shown: Recorded<Tympanogram> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { columns, rows } = useRows(value);
  const title = words('tympanogram.title', { when: format.dateTime(record.takenAt) });
  return (
    <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{record.byName}</span>}>
      <div className={styles.halves}>
        <DescribedPicture
          name={title}
          summary={rows.map(([ear, type]) => `${ear}: ${type}`).join(' · ')}
          table={{ columns, rows }}
        >
          <TympanogramChart ears={value.ears} />
        </DescribedPicture>
        <TympanogramValues name={title} value={value} />
      </div>
      <p className={styles.quiet}>{words('tympanogram.basis')}</p>
      {value.note ? <p>{value.note}</p> : null}
    </Card>
  );
}

type TympanogramValuesProps = { readonly name: string; readonly value: Tympanogram };

/** What was measured, ear beside ear. */
export function TympanogramValues({ name, value }: TympanogramValuesProps) {
  const words = useWords();
  const { columns, rows } = useRows(value);
  return (
    <table className={styles.averages}>
      <caption className="visually-hidden">{name}</caption>
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
            <th scope="row">{column}</th>
            {rows.map((row) => (
              <td key={row[0]}>{row[index + 1]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useRows({ ears }: Tympanogram): { columns: string[]; rows: string[][] } {
  const words = useWords();
  const format = useLocaleFormat();
  const meaning = useMeaning();
  const unit = (value: number | undefined, name: string) =>
    value === undefined ? '–' : `${format.number(value)} ${name}`.trim();
  const columns = ['ear', 'type', 'pressure', 'compliance', 'volume', 'width', 'gradient', 'probe'] as const;
  const textOf = (ear: TympanogramOfEar): Record<(typeof columns)[number], string> => ({
    ear: words(`ear.${ear.ear}`),
    type: meaning(ear),
    pressure: unit(ear.peakPressureDaPa, 'daPa'),
    compliance: unit(ear.complianceMl, 'ml'),
    volume: unit(ear.canalVolumeMl, 'ml'),
    width: unit(ear.widthDaPa, 'daPa'),
    gradient: unit(ear.gradient, ''),
    probe: unit(ear.probeHz, 'Hz'),
  });
  // Not every device tells these two.
  const told = columns.filter(
    (column) =>
      (column !== 'width' || ears.some(({ widthDaPa }) => widthDaPa !== undefined)) &&
      (column !== 'gradient' || ears.some(({ gradient }) => gradient !== undefined)),
  );
  return {
    columns: told.map((column) => words(`tympanogram.column.${column}`)),
    rows: ears.map((ear) => told.map((column) => textOf(ear)[column])),
  };
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
