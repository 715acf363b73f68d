import type { ReactNode } from 'react';
import { Chip, useLocaleFormat } from '#ui';
import type { Ear } from '../audiometry/threshold.ts';
import { TARGET_HZ, type TargetHz } from '../prescription/gain-target.ts';
import { type EarVerdict, FEWEST_COMPARED, type VerificationMethod } from '../prescription/verification.ts';
import styles from './hearing.module.css';
import { LevelInput } from './level-input.tsx';
import { CURVES, type CurveName, curveCell, type VerificationEntryState } from './use-verification-entry.ts';
import { useWords } from './words/use-words.ts';

type VerificationTableProps = {
  readonly ear: Ear;
  readonly method: VerificationMethod;
  readonly verdict: EarVerdict;
  /** What was measured at a frequency: a number, or where it is entered. */
  readonly measured: (curve: CurveName, frequencyHz: TargetHz) => ReactNode;
};

/** An ear's gain beside its target, frequency by frequency, and what comes of it. */
export function VerificationTable({ ear, method, verdict, measured }: VerificationTableProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const decibels = (db: number | undefined) => (db === undefined ? '–' : format.number(Math.round(db)));
  return (
    <div>
      <table className={styles.averages}>
        <caption className={styles.caption} data-ear={ear}>
          {words('target.ear', { ear: words(`ear.${ear}`) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">Hz</th>
            {CURVES.map((curve) => (
              <th key={curve} scope="col">
                {words(`verify.${method}.${curve}`)}
              </th>
            ))}
            <th scope="col">{words(`verify.${method}.gain`)}</th>
            <th scope="col">{words('verify.target')}</th>
            <th scope="col">{words('verify.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {TARGET_HZ.map((hz) => {
            const match = verdict.matches.find(({ frequencyHz }) => frequencyHz === hz);
            return (
              <tr key={hz}>
                <th scope="row">{hz}</th>
                {CURVES.map((curve) => (
                  <td key={curve}>{measured(curve, hz)}</td>
                ))}
                <td>{decibels(verdict.gain[hz])}</td>
                <td>{decibels(verdict.target[hz])}</td>
                <td>
                  {match ? (
                    <Chip tone={match.within ? 'green' : 'amber'}>
                      {format.number(Math.round(match.differenceDb), { signDisplay: 'exceptZero' })}
                    </Chip>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Verdict verdict={verdict} />
    </div>
  );
}

function Verdict({ verdict: { fits, matches, slopes } }: { readonly verdict: EarVerdict }) {
  const words = useWords();
  if (fits === undefined)
    return <p className={styles.quiet}>{words('verify.few', { count: FEWEST_COMPARED })}</p>;
  if (fits) return <p>{words('verify.fits', { count: matches.length })}</p>;
  const missed = matches.filter(({ within }) => !within).map(({ frequencyHz }) => frequencyHz);
  const comma = words('list.comma');
  return (
    <p className={styles.alerts}>
      {[
        ...(missed.length > 0 ? [words('verify.misses', { frequencies: missed.join(comma) })] : []),
        ...(slopes.length > 0
          ? [words('verify.slope', { octaves: slopes.map((pair) => pair.join('–')).join(comma) })]
          : []),
      ].join(words('list.comma'))}
    </p>
  );
}

type CurveInputProps = {
  readonly entry: VerificationEntryState;
  readonly ear: Ear;
  readonly curve: CurveName;
  readonly frequencyHz: TargetHz;
};

/** Where one level of a verification is typed. */
export function CurveInput({ entry, ear, curve, frequencyHz }: CurveInputProps) {
  const words = useWords();
  const key = curveCell(ear, curve, frequencyHz);
  return (
    <LevelInput
      cell={key}
      label={`${words(`ear.${ear}`)} ${words(`verify.${entry.settings.method}.${curve}`)} ${frequencyHz} Hz`}
      isFaulty={entry.faulty.has(key)}
      value={entry.cells[key] ?? ''}
      onChange={(text) => entry.setCell(key, text)}
    />
  );
}
