import type { MetricGroup, ShownMetric } from '#modules/service-processes/contract';
import { Card, useLocaleFormat } from '#ui';
import styles from './map-page.module.css';
import { metricText } from './metric-card.tsx';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

const COLUMNS = ['maker', 'orders', 'median', 'p90', 'n', 'remakes', 'reasons'] as const;

/** A number by who made what was ordered, with what had to be made again and why. */
export function MetricGroups({ metric }: { readonly metric: ShownMetric }) {
  const words = useWords();
  const local = useLocal();
  const title = `${local(metric.name)} · ${words('metrics.makers')}`;
  return (
    <Card title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.tables} aria-label={words('metrics.makers')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {words(`metrics.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metric.groups.map((group) => (
              <GroupLine key={group.name} group={group} unit={metric.unit} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function GroupLine({ group, unit }: { readonly group: MetricGroup; readonly unit: ShownMetric['unit'] }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const time = (value: number | null) =>
    value === null ? words('paths.notEnoughShort') : metricText(words, format, unit, value);
  const interval =
    group.low === null || group.high === null ? null : `${time(group.low)} – ${time(group.high)}`;
  const reasons = group.reasons.map(({ reason, count }) =>
    words('metrics.reason', { reason: local(reason), count }),
  );
  return (
    <tr>
      <th scope="row">{group.name}</th>
      <td>{format.number(group.orders)}</td>
      <td>
        {time(group.value)}
        {interval === null ? null : <span className={styles.interval}>{interval}</span>}
      </td>
      <td>{time(group.p90)}</td>
      <td>{format.number(group.n)}</td>
      <td>{format.number(group.remakes)}</td>
      <td>{reasons.length === 0 ? words('metrics.noneReason') : reasons.join(' · ')}</td>
    </tr>
  );
}
