import type { StandardKept } from '#modules/repairs/contract';
import { Card, HowBadge, useLocaleFormat } from '#ui';
import { useStandards } from './repair-queries.ts';
import styles from './repairs.module.css';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

/** The three standards of each kind of goods, promised and kept (S3-19). */
export function StandardsCard() {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useStandards();
  if (!data || data.items.length === 0) return null;
  const period = words('standards.period', { from: format.date(data.fromOn), to: format.date(data.toOn) });
  const n = data.items.reduce((sum, { diagnosis }) => sum + diagnosis.n, 0);
  return (
    <Card
      title={words('standards.title')}
      aside={
        <HowBadge
          of={words('standards.title')}
          definition={words('standards.how')}
          n={format.number(n)}
          period={period}
        />
      }
    >
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words('standards.kind')}</th>
              <th scope="col">{words('standards.failure')}</th>
              <th scope="col">{words('standards.diagnosis')}</th>
              <th scope="col">{words('standards.repair')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <StandardRow key={item.category} item={item} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function StandardRow({ item }: { readonly item: StandardKept }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { failure, diagnosis, repair } = item;
  return (
    <tr>
      <th scope="row">{item.categoryName ? local(item.categoryName) : item.category}</th>
      <td>
        {failure.share === null || failure.low === null || failure.high === null
          ? words('standards.tooFew', { n: failure.units })
          : words('standards.share', {
              share: format.percent(failure.share, 1),
              low: format.percent(failure.low, 1),
              high: format.percent(failure.high, 1),
              failed: failure.failed,
              units: failure.units,
            })}
        <Target text={format.percent(failure.targetShare, 1)} />
      </td>
      <td>
        <Times taken={diagnosis} />
      </td>
      <td>
        <Times taken={repair} />
      </td>
    </tr>
  );
}

function Times({ taken }: { readonly taken: StandardKept['repair'] }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { n, p50Minutes, p90Minutes, targetMinutes, withinTarget } = taken;
  return (
    <>
      {p50Minutes === null || p90Minutes === null
        ? words('standards.tooFew', { n })
        : words('standards.times', {
            p50: format.duration(Math.round(p50Minutes)),
            p90: format.duration(Math.round(p90Minutes)),
            n,
            within: withinTarget,
          })}
      <Target text={format.duration(targetMinutes)} />
    </>
  );
}

function Target({ text }: { readonly text: string }) {
  const words = useWords();
  return <span className={styles.target}>{words('standards.atMost', { target: text })}</span>;
}
