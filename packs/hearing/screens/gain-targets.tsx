import { MultiSelect } from '@mantine/core';
import { Card, useLocaleFormat } from '#ui';
import { type Ear, type Threshold, thresholdAt } from '../audiometry/threshold.ts';
import { GAIN_RULES, gainTarget, TARGET_HZ } from '../prescription/gain-target.ts';
import styles from './hearing.module.css';
import { useHearingChoices } from './hearing-choices.ts';
import { useWords } from './words/use-words.ts';

/** Without these no rule is fair to the ear. */
const NEEDED_HZ = [500, 1000, 2000, 4000];

/** Target insertion gain by the published rules this person chose, for counselling and verification. */
export function GainTargets({ thresholds }: { readonly thresholds: readonly Threshold[] }) {
  const words = useWords();
  const format = useLocaleFormat();
  const [{ gainRules }, choose] = useHearingChoices();
  const ears = (['R', 'L'] as const).flatMap((ear) => {
    const curve = curveOf(thresholds, ear);
    return curve ? [{ ear, curve }] : [];
  });
  const columns = ears.flatMap(({ ear, curve }) =>
    gainRules.map((rule) => ({ key: `${ear} ${rule}`, ear, rule, target: gainTarget(rule, curve) })),
  );
  return (
    <Card headingLevel={3} title={words('target.title')}>
      <p className={styles.quiet}>{words('target.purpose')}</p>
      {ears.length === 0 ? (
        <p className={styles.quiet}>{words('target.missing')}</p>
      ) : (
        <>
          <MultiSelect
            className={styles.offPaper}
            aria-label={words('target.rules')}
            value={[...gainRules]}
            data={GAIN_RULES.map((value) => ({ value, label: words(`target.${value}`) }))}
            onChange={(values) => {
              const chosen = GAIN_RULES.filter((rule) => values.includes(rule));
              if (chosen.length > 0) choose({ gainRules: chosen });
            }}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className={styles.sideways} aria-label={words('target.table')} tabIndex={0}>
            <table className={styles.averages}>
              <caption className="visually-hidden">{words('target.title')}</caption>
              <thead>
                <tr>
                  <td />
                  {ears.map(({ ear }) => (
                    <th key={ear} scope="colgroup" colSpan={gainRules.length} data-ear={ear}>
                      {words('target.ear', { ear: words(`ear.${ear}`) })}
                    </th>
                  ))}
                </tr>
                <tr>
                  <th scope="col">Hz</th>
                  {columns.map(({ key, rule }) => (
                    <th key={key} scope="col">
                      {words(`target.${rule}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {TARGET_HZ.map((hz) => (
                  <tr key={hz}>
                    <th scope="row">{hz}</th>
                    {columns.map(({ key, target }) => {
                      const gain = target[hz];
                      return <td key={key}>{gain === undefined ? '–' : format.number(Math.round(gain))}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Card>
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
