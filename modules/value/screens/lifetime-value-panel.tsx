import type { CustomerValue } from '#modules/value/contract';
import { Chip, ErrorPanel, Figure, HowBadge, rangeReading, Skeletons, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useErrorText } from './share-words.ts';
import styles from './value.module.css';
import { ValueCurvePicture } from './value-curve-picture.tsx';
import { useCustomerValue } from './value-queries.ts';

type Judged = Extract<CustomerValue, { outcome: 'judged' }>;
type NotJudged = Extract<CustomerValue, { outcome: 'not-judged' }>;

/** What a customer is worth, in the left column of the file. */
export function LifetimeValuePanel({ partyId }: { readonly partyId: string }) {
  const query = useCustomerValue(partyId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={4} />;
  return query.data.outcome === 'judged' ? (
    <JudgedValue value={query.data} />
  ) : (
    <NotJudgedValue value={query.data} />
  );
}

function JudgedValue({ value }: { readonly value: Judged }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { lifetimeValue, probabilityAlive, facts } = value;
  const money = (amountMinor: number) => format.money(amountMinor, facts.currency, { rounded: true });
  if (!lifetimeValue || probabilityAlive === null)
    return <p className={styles.quiet}>{words('panel.hidden')}</p>;
  const range = {
    expected: lifetimeValue.amountMinor,
    low: lifetimeValue.lowMinor,
    high: lifetimeValue.highMinor,
  };
  const reading = rangeReading(range, money);
  const risk = probabilityAlive >= 0.8 ? 'low' : probabilityAlive >= 0.4 ? 'middle' : 'high';
  return (
    <>
      <Figure
        value={money(range.expected)}
        interval={
          reading === 'nothing'
            ? undefined
            : words('range', { low: money(range.low), high: money(range.high) })
        }
        note={<HowValue value={value} />}
      />
      {reading === 'within' ? null : (
        <p className={styles.sentence}>{words(reading === 'nothing' ? 'panel.ofFew' : 'panel.above')}</p>
      )}
      <ValueCurvePicture value={value} height={104} />
      <p className={styles.sentence}>
        {[
          words('panel.alive', { share: format.percent(probabilityAlive) }),
          words(`panel.risk.${risk}`),
          facts.spentMinor === null ? '' : words('panel.spent', { amount: money(facts.spentMinor) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {value.drift ? <Chip tone="amber">{words(`care.state.${value.drift.state}`)}</Chip> : null}
    </>
  );
}

/** "how?" of a lifetime value. */
export function HowValue({ value }: { readonly value: Judged }) {
  const words = useWords();
  const format = useLocaleFormat();
  const errorText = useErrorText();
  const { basis } = value;
  return (
    <HowBadge
      of={words('panel.title')}
      label={words('panel.how', {
        n: format.number(basis.customers),
        date: format.dayMonth(basis.asOfOn),
      })}
      definition={words('panel.definition', {
        years: format.number(Math.round(basis.horizonWeeks / 52.18)),
        rate: format.percent(basis.discountRatePerYear),
        margin: format.percent(basis.marginShare),
        purchase: format.money(value.expectedPurchaseMinor ?? 0, basis.currency, { rounded: true }),
        model: words(`model.${basis.model}`),
        error: errorText(basis.cumulativeErrorShare),
      })}
      n={words('page.customers', { count: basis.customers, n: format.number(basis.customers) })}
      period={words('page.period', { from: format.date(basis.firstOn), to: format.date(basis.asOfOn) })}
      interval={words('panel.interval')}
      {...(basis.finishedAt ? { asOf: basis.finishedAt } : {})}
    />
  );
}

function NotJudgedValue({ value }: { readonly value: NotJudged }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { facts } = value;
  return (
    <>
      <p className={styles.sentence}>{words(`panel.notJudged.${value.reason}`)}</p>
      {facts ? (
        <p className={styles.quiet}>
          {[
            words('panel.purchases', { count: facts.purchases }),
            facts.spentMinor === null
              ? ''
              : words('panel.spent', {
                  amount: format.money(facts.spentMinor, facts.currency, { rounded: true }),
                }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      ) : null}
    </>
  );
}
