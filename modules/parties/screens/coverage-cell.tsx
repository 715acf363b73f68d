import { Link } from '@tanstack/react-router';
import type { ClassCoverage } from '#modules/parties/contract';
import { HowBadge, useLocaleFormat } from '#ui';
import styles from './coverage.module.css';
import { useWords } from './messages/use-words.ts';

export type CoverageCellProps = {
  /** The segment's name. */
  readonly name: string;
  readonly coverage: ClassCoverage;
  readonly customers: number;
  readonly asOf: string;
  /** What narrows the list to those who lack it; undefined where no filter says it. */
  readonly listFilter: string | undefined;
};

/** For how many of a segment there is data of a class, how fresh it is, and the way to those without. */
export function CoverageCell({ name, coverage, customers, asOf, listFilter }: CoverageCellProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { dataClass, having, share, low, high, fresh, medianAgeDays } = coverage;
  if (share === null || low === null || high === null) return <span className={styles.quiet}>–</span>;
  const kind = words(`coverage.class.${dataClass}`);
  const percent = (value: number) => format.percent(value, 0);
  const range = { low: percent(low), high: percent(high) };
  const lacking = customers - having;
  const number = format.number(lacking);
  return (
    <div className={styles.cell}>
      <span className={styles.share}>
        <strong>{percent(share)}</strong>
        <span className={`${styles.quiet} ${styles.range}`}>{words('coverage.range', range)}</span>
        <HowBadge
          of={`${name}: ${kind}`}
          definition={words(`coverage.how.${dataClass}`)}
          n={words('coverage.n', { count: having, total: format.number(customers) })}
          period={words('coverage.period')}
          interval={words('coverage.interval', range)}
          asOf={asOf}
        />
      </span>
      <span className={styles.bar} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {lacking === 0 ? <span className={styles.quiet}>{words('coverage.none')}</span> : null}
      {lacking > 0 && listFilter === undefined ? (
        <span className={styles.quiet}>{words('coverage.lack', { number })}</span>
      ) : null}
      {lacking > 0 && listFilter !== undefined ? (
        <Link
          to="/customers"
          search={() => ({ filter: listFilter })}
          aria-label={words('coverage.lackOf', { name, number, kind })}
        >
          {words('coverage.lack', { number })}
        </Link>
      ) : null}
      {having === 0 ? <span className={styles.quiet}>{words('coverage.noAge')}</span> : null}
      {medianAgeDays === null ? null : (
        <span className={styles.quiet}>{words('coverage.age', { days: format.days(medianAgeDays) })}</span>
      )}
      {having === 0 ? null : (
        <span className={styles.quiet}>{words('coverage.fresh', { number: format.number(fresh) })}</span>
      )}
    </div>
  );
}
