import type { ReactNode } from 'react';
import type { Estimate, RunSummary, ValueRun } from '#modules/value/contract';
import { Card, Figure, HowBadge, useLocaleFormat } from '#ui';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

type Props = { readonly run: ValueRun; readonly summary: RunSummary };

/** The four numbers of the Value page, each with its range and what it rests on. */
export function ValueFigures({ run, summary }: Props) {
  const words = useWords();
  const format = useLocaleFormat();
  const { settings } = run;
  if (!settings) return null;
  const money = (amountMinor: number) => format.money(amountMinor, settings.currency, { compact: true });
  const count = (value: number) => format.number(Math.round(value));
  const terms = [
    words('choice.discount', { rate: format.percent(settings.discountRatePerYear) }),
    words('choice.horizon', { years: format.number(Math.round(settings.horizonWeeks / 52.18)) }),
  ].join(' · ');
  return (
    <div className={styles.figures}>
      <FigureCard title={words('equity.title')}>
        <Figure
          value={money(summary.equityMinor.expected)}
          interval={rangeText(words, summary.equityMinor, money)}
          note={
            <>
              {terms} · <How {...{ run, summary }} of="equity" />
            </>
          }
        />
      </FigureCard>
      <FigureCard title={words('active.title')}>
        <Figure
          value={count(summary.active.expected)}
          interval={rangeText(words, summary.active, count)}
          note={
            <>
              {words('active.of', { total: format.number(summary.customers) })} ·{' '}
              <How {...{ run, summary }} of="active" />
            </>
          }
        />
      </FigureCard>
      <FigureCard title={words('drifting.title')}>
        <Figure
          value={count(summary.drifting.topFifthCustomers)}
          {...(summary.drifting.topFifthCustomers > 0 ? { tone: 'amber' as const } : {})}
          note={
            <>
              {words('drifting.value', {
                value: money(summary.drifting.atRiskMinor),
                customers: format.number(summary.drifting.customers),
              })}{' '}
              · <How {...{ run, summary }} of="drifting" />
            </>
          }
        />
      </FigureCard>
      <FigureCard title={words('judged.title')}>
        <NotJudged notJudged={summary.notJudged} />
      </FigureCard>
    </div>
  );
}

function FigureCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card title={title} className={styles.figureCard}>
      {children}
    </Card>
  );
}

/** "12.9 – 17.1", or nothing where the model cannot say how sure it is. */
function rangeText(
  words: ReturnType<typeof useWords>,
  estimate: Estimate,
  text: (value: number) => string,
): string | undefined {
  if (estimate.low === null || estimate.high === null) return undefined;
  return words('range', { low: text(estimate.low), high: text(estimate.high) });
}

function How({ run, summary, of }: Props & { readonly of: 'equity' | 'active' | 'drifting' }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { window, settings } = run;
  if (!window || !settings) return null;
  const margin = words(`choice.margin.${settings.marginSource}`, {
    share: format.percent(settings.marginShare),
    known: format.percent(settings.costKnownShare),
  });
  return (
    <HowBadge
      of={words(`${of}.title`)}
      definition={of === 'equity' ? `${words('equity.definition')} ${margin}` : words(`${of}.definition`)}
      n={words('page.customers', { count: summary.customers, n: format.number(summary.customers) })}
      period={words('page.period', {
        from: format.date(window.firstOn),
        to: format.date(window.observationEndOn),
      })}
      {...(of === 'drifting' ? {} : { interval: words(`${of}.interval`) })}
      {...(run.finishedAt ? { asOf: run.finishedAt } : {})}
    />
  );
}

function NotJudged({ notJudged }: Pick<RunSummary, 'notJudged'>) {
  const words = useWords();
  const { otherCurrency, noPositiveAmount } = notJudged;
  const sentences = [
    otherCurrency > 0 ? words('judged.otherCurrency', { count: otherCurrency }) : '',
    noPositiveAmount > 0 ? words('judged.noAmount', { count: noPositiveAmount }) : '',
  ].filter((sentence) => sentence !== '');
  if (sentences.length === 0) return <p className={styles.sentence}>{words('judged.none')}</p>;
  return sentences.map((sentence) => (
    <p key={sentence} className={styles.sentence}>
      {sentence}
    </p>
  ));
}
