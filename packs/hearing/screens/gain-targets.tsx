import { Card, useLocaleFormat } from '#ui';
import { type Ear, type Threshold, thresholdAt } from '../audiometry/threshold.ts';
import { gainTarget, TARGET_HZ } from '../prescription/gain-target.ts';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

const RULES = ['nal-r', 'nal-rp', 'half-gain'] as const;
/** Without these no rule is fair to the ear. */
const NEEDED_HZ = [500, 1000, 2000, 4000];

/** Target insertion gain by published rules, for counselling and verification. */
export function GainTargets({ thresholds }: { readonly thresholds: readonly Threshold[] }) {
  const words = useWords();
  const ears = (['R', 'L'] as const).filter((ear) => curveOf(thresholds, ear) !== undefined);
  return (
    <Card headingLevel={3} title={words('target.title')}>
      <p className={styles.quiet}>{words('target.purpose')}</p>
      {ears.length === 0 ? <p className={styles.quiet}>{words('target.missing')}</p> : null}
      <div className={styles.targets}>
        {ears.map((ear) => (
          <TargetTable key={ear} ear={ear} thresholds={thresholds} />
        ))}
      </div>
    </Card>
  );
}

type TargetTableProps = { readonly ear: Ear; readonly thresholds: readonly Threshold[] };

function TargetTable({ ear, thresholds }: TargetTableProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const curve = curveOf(thresholds, ear);
  if (!curve) return null;
  return (
    <table className={styles.averages}>
      <caption className={styles.caption} data-ear={ear}>
        {words('target.ear', { ear: words(`ear.${ear}`) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">Hz</th>
          {RULES.map((rule) => (
            <th key={rule} scope="col">
              {words(`target.${rule}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TARGET_HZ.map((hz) => (
          <tr key={hz}>
            <th scope="row">{hz}</th>
            {RULES.map((rule) => {
              const gain = gainTarget(rule, curve)[hz];
              return <td key={rule}>{gain === undefined ? '–' : format.number(Math.round(gain))}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Air-conduction thresholds of an ear; undefined when one that is needed is missing. A tone not heard counts as the level tried. */
function curveOf(thresholds: readonly Threshold[], ear: Ear): Record<number, number> | undefined {
  const frequencies = thresholds.filter((one) => one.ear === ear && one.conduction === 'air');
  const curve: Record<number, number> = {};
  for (const { frequencyHz } of frequencies) {
    const found = thresholdAt(thresholds, ear, 'air', frequencyHz);
    if (found) curve[frequencyHz] = found.levelDbHl;
  }
  return NEEDED_HZ.every((hz) => curve[hz] !== undefined) ? curve : undefined;
}
