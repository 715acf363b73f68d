import { HowBadge, NotEnoughData, useLocaleFormat, useNow } from '#ui';
import { isCalibrationOver, isTestOld } from '../audiometry/audiogram-validity.ts';
import { betterEar, GRADE_SCHEMES, gradeOf, isUnilateral } from '../audiometry/hearing-grade.ts';
import { airBoneGap, asymmetricFrequencies, lossType } from '../audiometry/loss-type.ts';
import { maskingAlerts } from '../audiometry/masking.ts';
import { PTA3_HZ, PTA4_HZ, type PureToneAverage, pureToneAverage } from '../audiometry/pure-tone-average.ts';
import { doubtsOf, type Ear, missingInterOctaves, type Threshold } from '../audiometry/threshold.ts';
import { thresholdShift } from '../audiometry/threshold-shift.ts';
import { redFlags } from '../red-flags.ts';
import { columnName } from './column-name.ts';
import styles from './hearing.module.css';
import { type GradeChoice, useHearingChoices } from './hearing-choices.ts';
import { useWords } from './words/use-words.ts';

const EARS: readonly Ear[] = ['R', 'L'];
const AVERAGES = [
  ['pta3', PTA3_HZ],
  ['pta4', PTA4_HZ],
] as const;

type FindingsProps = {
  readonly thresholds: readonly Threshold[];
  readonly takenAt: string;
  readonly earlier?: { thresholds: readonly Threshold[]; takenAt: string } | undefined;
  readonly calibratedOn?: string | undefined;
};

/** Averages, grade, type of loss, and what to look at again. */
export function AudiogramFindings({ thresholds, takenAt, earlier, calibratedOn }: FindingsProps) {
  const words = useWords();
  const cautions = useCautions({ thresholds, takenAt, earlier, calibratedOn });
  return (
    <>
      <AverageTable thresholds={thresholds} takenAt={takenAt} />
      <Grades thresholds={thresholds} takenAt={takenAt} />
      {earlier ? <Change thresholds={thresholds} earlier={earlier} /> : null}
      <Alerts thresholds={thresholds} cautions={cautions} />
      <p className={styles.quiet}>{words('report.basis')}</p>
    </>
  );
}

function AverageTable({ thresholds, takenAt }: FindingsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <table className={styles.averages}>
      <caption className="visually-hidden">{words('average.title')}</caption>
      <thead>
        <tr>
          <td />
          {EARS.map((ear) => (
            <th key={ear} scope="col" data-ear={ear}>
              {words(`ear.${ear}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {AVERAGES.map(([key, frequenciesHz]) => (
          <tr key={key}>
            <th scope="row">
              {words(`average.${key}`)}{' '}
              <HowBadge
                of={words(`average.${key}`)}
                definition={words('average.definition', { frequencies: frequenciesHz.join(', ') })}
                n={words('average.n', { count: frequenciesHz.length })}
                period={format.dateTime(takenAt)}
                interval={words('average.interval')}
              />
              <span className={styles.under}>{`${frequenciesHz.join(', ')} Hz`}</span>
            </th>
            {EARS.map((ear) => (
              <td key={ear}>
                <Average average={pureToneAverage(thresholds, ear, frequenciesHz)} />
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{words('type.title')}</th>
          {EARS.map((ear) => {
            const gap = airBoneGap(thresholds, ear);
            return (
              <td key={ear}>
                {words(`type.${lossType(thresholds, ear)}`)}
                {gap === undefined ? null : (
                  <span className={styles.under}>
                    {words('type.gap', { gap: format.number(Math.round(gap)) })}
                  </span>
                )}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}

function Average({ average }: { readonly average: PureToneAverage | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (!average) return <NotEnoughData />;
  const level = format.number(average.dbHl, { maximumFractionDigits: 1 });
  return <strong>{words(average.atLeast ? 'average.atLeast' : 'average.value', { level })}</strong>;
}

/** The grade by the scheme this person chose, and what it means for talking and listening; disability is always told. */
function Grades({ thresholds, takenAt }: FindingsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const [{ gradeScheme }] = useHearingChoices();
  const name = useGradeName();
  const better = betterEar(thresholds);
  if (!better) return <p className={styles.quiet}>{words('grade.missing')}</p>;
  const levelOf = (average: PureToneAverage) => format.number(average.dbHl, { maximumFractionDigits: 1 });
  const graded = gradeScheme === 'clark1981' ? EARS : [better.ear];
  const averages = EARS.map((ear) => (ear === better.ear ? better.average : better.worse));
  const who = gradeOf(GRADE_SCHEMES.who2021, better.average.dbHl) as WhoGrade;
  const basis = {
    scheme: words(`scheme.${gradeScheme}`),
    ear: words(`ear.${better.ear}`),
    level: levelOf(better.average),
  };
  return (
    <div className={styles.grade}>
      <p>
        <strong>
          {graded
            .map((ear) => {
              const average = averages[EARS.indexOf(ear)] ?? better.average;
              const grade = name(gradeScheme, average.dbHl);
              return graded.length > 1 ? `${words(`ear.${ear}`)}: ${grade}` : grade;
            })
            .join(' · ')}
        </strong>{' '}
        <HowBadge
          of={words(`scheme.${gradeScheme}`)}
          definition={words('grade.definition')}
          n={words('average.n', { count: PTA4_HZ.length * EARS.length })}
          period={format.dateTime(takenAt)}
          filter={GRADE_SCHEMES[gradeScheme].source}
          label={words(`scheme.${gradeScheme}`)}
        />
      </p>
      <p className={styles.plain}>{words(`plain.${who}`)}</p>
      {isUnilateral(better) ? <p className={styles.plain}>{words('grade.unilateral')}</p> : null}
      <p className={styles.quiet}>{words('grade.basis', basis)}</p>
      <p className={styles.quiet}>
        {words('grade.disability', { grade: name('gbt26341', better.average.dbHl) })}
      </p>
    </div>
  );
}

type WhoGrade = typeof GRADE_SCHEMES.who2021.best | (typeof GRADE_SCHEMES.who2021.bands)[number]['grade'];
const GRADE_WORDS = { who2021: 'who', gbt26341: 'gbt', clark1981: 'clark', who1997: 'who1997' } as const;

function useGradeName(): (scheme: GradeChoice, dbHl: number) => string {
  const words = useWords();
  return (scheme, dbHl) =>
    words(`${GRADE_WORDS[scheme]}.${gradeOf(GRADE_SCHEMES[scheme], dbHl)}` as `who.${WhoGrade}`);
}

type ChangeProps = {
  readonly thresholds: readonly Threshold[];
  readonly earlier: NonNullable<FindingsProps['earlier']>;
};

/** How much the averages moved since the audiogram before. */
function Change({ thresholds, earlier }: ChangeProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const parts = EARS.flatMap((ear) => {
    const now = pureToneAverage(thresholds, ear, PTA4_HZ);
    const then = pureToneAverage(earlier.thresholds, ear, PTA4_HZ);
    if (!now || !then) return [];
    const change = format.number(now.dbHl - then.dbHl, {
      signDisplay: 'exceptZero',
      maximumFractionDigits: 1,
    });
    return [words('change.ear', { ear: words(`ear.${ear}`), change })];
  });
  if (parts.length === 0) return null;
  return (
    <p>
      {words('change.since', { when: format.dateTime(earlier.takenAt) })} {parts.join(words('list.comma'))}
    </p>
  );
}

/** What stands against relying on a test: much worse than the one before, an audiometer or a test too long ago. */
function useCautions({ thresholds, takenAt, earlier, calibratedOn }: FindingsProps): string[] {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const testedOn = format.dayKey(takenAt);
  const shifts = earlier ? EARS.map((ear) => thresholdShift(earlier.thresholds, thresholds, ear)) : [];
  return [
    ...shifts.flatMap(({ ear, alertHz }) =>
      alertHz.length === 0
        ? []
        : [
            words('alert.worse', {
              ear: words(`ear.${ear}`),
              frequencies: alertHz.join(words('list.comma')),
            }),
          ],
    ),
    ...(calibratedOn !== undefined && isCalibrationOver(calibratedOn, testedOn)
      ? [words('alert.calibration', { day: format.date(calibratedOn) })]
      : []),
    ...(isTestOld(testedOn, today) ? [words('alert.old')] : []),
  ];
}

type AlertsProps = {
  readonly thresholds: readonly Threshold[];
  /** What else asks for a second look, in words. */
  readonly cautions?: readonly string[];
};

/** What needs a second look: masking, unlike ears, signs for a doctor, frequencies left out, levels out of step. */
export function Alerts({ thresholds, cautions = [] }: AlertsProps) {
  const words = useWords();
  const placeOf = ({ ear, conduction, frequencyHz }: Pick<Threshold, 'ear' | 'conduction' | 'frequencyHz'>) =>
    `${columnName(words, { ear, conduction })} ${frequencyHz} Hz`;
  const masking = maskingAlerts(thresholds).map(({ threshold, reason, differenceDb }) =>
    words(`masking.${reason}`, { place: placeOf(threshold), difference: differenceDb }),
  );
  const pairs = asymmetricFrequencies(thresholds);
  const asymmetry =
    pairs.length === 0
      ? []
      : [words('alert.asymmetry', { pairs: pairs.map((pair) => pair.join('–')).join(words('list.comma')) })];
  const flags = redFlags({}, thresholds).map(({ flag }) =>
    words('alert.airBoneGap', { ear: words(flag.endsWith('right') ? 'ear.R' : 'ear.L') }),
  );
  const between = missingInterOctaves(thresholds).map(({ ear, frequencyHz }) =>
    words('doubt.between', { place: placeOf({ ear, conduction: 'air', frequencyHz }) }),
  );
  const doubts = thresholds.flatMap((threshold) =>
    doubtsOf(threshold).map((doubt) =>
      words(`doubt.${doubt}`, { place: placeOf(threshold), level: threshold.levelDbHl }),
    ),
  );
  const all = [...new Set([...flags, ...cautions, ...asymmetry, ...masking, ...between, ...doubts])];
  if (all.length === 0) return <p className={styles.quiet}>{words('alert.none')}</p>;
  return (
    <div className={styles.alerts}>
      <strong>{words('alert.title')}</strong>
      <ul>
        {all.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
