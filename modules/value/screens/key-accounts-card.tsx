import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import type { KeyAccountStability } from '#modules/value/contract';
import { answered, Card, ErrorPanel, Figure, HowBadge, Skeletons, useLocaleFormat } from '#ui';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

/** How stable the key accounts are: who stayed, how much is at risk, and whose review is overdue (S0-3). */
export function KeyAccountsCard() {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['value', 'key-accounts'],
    queryFn: ({ signal }) => answered(api.value.getKeyAccountStability({ signal })),
  });
  return (
    <Card
      title={words('key.title')}
      aside={
        <Link to="/customers" search={{ filter: 'keyAccount=any' }}>
          {words('key.open')}
        </Link>
      }
    >
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Stability stability={data} /> : null}
      {!data && !error ? <Skeletons rows={3} /> : null}
    </Card>
  );
}

function Stability({ stability }: { readonly stability: KeyAccountStability }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { accounts, reviewsOverdue } = stability;
  if (accounts === 0) return <p className={styles.text}>{words('key.none')}</p>;
  return (
    <div className={styles.figures}>
      <Retention stability={stability} />
      <AtRisk stability={stability} />
      <Figure label={words('key.accounts')} value={format.number(accounts)} />
      <Figure
        label={words('key.overdue')}
        value={format.number(reviewsOverdue)}
        {...(reviewsOverdue > 0 ? { tone: 'amber' as const } : {})}
        note={
          reviewsOverdue > 0 ? (
            <Link to="/customers" search={{ filter: 'keyAccount=overdue' }}>
              {words('key.showOverdue')}
            </Link>
          ) : null
        }
      />
    </div>
  );
}

function Retention({ stability }: { readonly stability: KeyAccountStability }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { retention, beforeFromOn, fromOn, untilOn } = stability;
  const { n, retained, share, low, high, enough } = retention;
  const isKnown = share !== null && low !== null && high !== null;
  const interval = isKnown ? `${format.percent(low)} – ${format.percent(high)}` : undefined;
  return (
    <Figure
      label={words('key.retention')}
      value={isKnown ? format.percent(share) : words('key.notEnough')}
      interval={interval}
      note={
        <>
          {isKnown ? words('key.retained', { retained, n }) : words('key.few', { n, enough })} ·{' '}
          <HowBadge
            of={words('key.retention')}
            definition={words('key.retentionDefinition')}
            n={words('key.n', { count: n })}
            period={words('key.periods', {
              before: format.date(beforeFromOn),
              from: format.date(fromOn),
              until: format.date(untilOn),
            })}
            {...(isKnown ? { interval: words('key.wilson') } : {})}
          />
        </>
      }
    />
  );
}

function AtRisk({ stability }: { readonly stability: KeyAccountStability }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { atRisk, accounts, revenue, fromOn, untilOn } = stability;
  const money = (one: KeyAccountStability['revenue']) =>
    one === null ? '–' : format.money(one.amountMinor, one.currency, { compact: true });
  return (
    <Figure
      label={words('key.atRisk')}
      value={atRisk.share === null ? words('key.notEnough') : format.percent(atRisk.share)}
      {...(atRisk.accounts > 0 ? { tone: 'amber' as const } : {})}
      note={
        <>
          {atRisk.valuedOn === null
            ? words('key.noRun')
            : words('key.ofRevenue', {
                part: money(atRisk.revenue),
                all: money(revenue),
                count: atRisk.accounts,
              })}{' '}
          ·{' '}
          <HowBadge
            of={words('key.atRisk')}
            definition={words('key.atRiskDefinition')}
            n={words('key.judged', { judged: atRisk.judged, accounts })}
            period={words('page.period', { from: format.date(fromOn), to: format.date(untilOn) })}
            interval={words('key.counted')}
            {...(atRisk.valuedOn === null ? {} : { asOf: atRisk.valuedOn })}
          />
        </>
      }
    />
  );
}
