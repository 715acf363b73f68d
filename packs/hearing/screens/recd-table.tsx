import type { ReactNode } from 'react';
import { useLocaleFormat } from '#ui';
import { TARGET_HZ, type TargetHz } from '../prescription/gain-target.ts';
import type { MeasuredGain } from '../prescription/real-ear.ts';
import { type RecdOfEar, recdOf } from '../prescription/recd.ts';
import styles from './hearing.module.css';
import { RECD_CURVES, type RecdCurve } from './use-recd-entry.ts';
import { useWords } from './words/use-words.ts';

type RecdTableProps = {
  readonly measured: RecdOfEar;
  /** The difference of the same ear the time before. */
  readonly before?: MeasuredGain | undefined;
  /** What was measured at a frequency: a number, or where it is entered. */
  readonly cell: (curve: RecdCurve, frequencyHz: TargetHz) => ReactNode;
};

/** An ear's levels in the canal and in the coupler, and their difference, frequency by frequency. */
export function RecdTable({ measured, before, cell }: RecdTableProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const recd = recdOf(measured);
  const signed = (db: number | undefined) =>
    db === undefined ? '–' : format.number(db, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return (
    <table className={styles.averages}>
      <caption className={styles.caption} data-ear={measured.ear}>
        {words('target.ear', { ear: words(`ear.${measured.ear}`) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">Hz</th>
          {RECD_CURVES.map((curve) => (
            <th key={curve} scope="col">
              {words(`recd.${curve}`)}
            </th>
          ))}
          <th scope="col">RECD</th>
          {before ? <th scope="col">{words('recd.before')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {TARGET_HZ.map((hz) => (
          <tr key={hz}>
            <th scope="row">{hz}</th>
            {RECD_CURVES.map((curve) => (
              <td key={curve}>{cell(curve, hz)}</td>
            ))}
            <td>{signed(recd[hz])}</td>
            {before ? <td>{signed(before[hz])}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
