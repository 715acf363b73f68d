import type { ReactNode } from 'react';
import type { CustomerValue } from '#modules/value/contract';
import {
  CardSection,
  ErrorPanel,
  KeyValueList,
  ProbabilityOverTime,
  RelativeTime,
  Skeletons,
  useLocaleFormat,
} from '#ui';
import { HowValue, LifetimeValuePanel } from './lifetime-value-panel.tsx';
import { useReasonWords } from './reason-words.ts';
import { useIntervalText, useShareText } from './share-words.ts';
import { ValueCurvePicture } from './value-curve-picture.tsx';
import { useCustomerValue } from './value-queries.ts';
import { useWords } from './words/use-words.ts';

type Judged = Extract<CustomerValue, { outcome: 'judged' }>;

/** All about what a customer is worth: how alive through time, value so far and to come, the figures. */
export function ValueTab({ partyId }: { readonly partyId: string }) {
  const query = useCustomerValue(partyId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={8} />;
  if (query.data.outcome === 'not-judged') return <LifetimeValuePanel partyId={partyId} />;
  return <JudgedTab value={query.data} />;
}

function JudgedTab({ value }: { readonly value: Judged }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <>
      {value.aliveOverTime && value.probabilityAlive !== null ? (
        <CardSection title={words('detail.aliveTitle')} aside={words('detail.aliveAside')}>
          <ProbabilityOverTime
            name={words('detail.aliveName')}
            summary={words('detail.aliveSummary', { share: format.percent(value.probabilityAlive) })}
            points={value.aliveOverTime.map(({ on, probability }) => ({ at: on, probability }))}
            marksAt={value.facts.purchaseDays.map(({ purchasedOn }) => purchasedOn)}
            height={180}
          />
        </CardSection>
      ) : null}
      {value.curve ? (
        <CardSection title={words('detail.curveTitle')} aside={<HowValue value={value} />}>
          <ValueCurvePicture value={value} height={180} />
        </CardSection>
      ) : null}
      <CardSection title={words('detail.facts')}>
        <Facts value={value} />
      </CardSection>
    </>
  );
}

function Facts({ value }: { readonly value: Judged }) {
  const words = useWords();
  const format = useLocaleFormat();
  const interval = useIntervalText();
  const shareText = useShareText();
  const reasonWords = useReasonWords();
  const { facts, basis, expectedPurchases, rfm } = value;
  const money = (amountMinor: number) => format.money(amountMinor, facts.currency, { rounded: true });
  const top = (share: number | null) =>
    share !== null && words('detail.topShare', { share: shareText(share) });
  const items: [string, ReactNode][] = [
    [
      words('detail.expectedPurchases'),
      expectedPurchases &&
        words('detail.expectedPurchasesValue', {
          expected: format.number(expectedPurchases.expected, { maximumFractionDigits: 1 }),
          low: format.number(expectedPurchases.low ?? 0),
          high: format.number(expectedPurchases.high ?? 0),
        }),
    ],
    [
      words('detail.expectedPurchase'),
      value.expectedPurchaseMinor !== null && money(value.expectedPurchaseMinor),
    ],
    [words('detail.valueRank'), top(value.valueRankShare)],
    [words('detail.spendRank'), top(value.spendRankShare)],
    [words('detail.rfm'), rfm && words('detail.rfmValue', rfm)],
    [
      words('detail.drift'),
      value.drift ? value.drift.reasons.map(reasonWords).join(' · ') : words('detail.asUsual'),
    ],
    [
      words('detail.usual'),
      facts.usualGapDays === null
        ? words('detail.noUsual')
        : words('detail.gap', { interval: interval(facts.usualGapDays) }),
    ],
    [words('detail.count'), format.number(facts.purchases)],
    [words('detail.first'), format.date(facts.firstPurchaseOn)],
    [words('detail.last'), format.date(facts.lastPurchaseOn)],
    [words('detail.spent'), facts.spentMinor !== null && money(facts.spentMinor)],
    [words('detail.model'), words(`model.${basis.model}`)],
    [
      words('detail.run'),
      <span key="run">
        {words('page.run', { number: basis.runNumber })}{' '}
        {basis.finishedAt ? <RelativeTime at={basis.finishedAt} /> : null}
      </span>,
    ],
  ];
  return (
    <KeyValueList
      items={items
        .filter(([, shown]) => shown !== null && shown !== false)
        .map(([key, shown]) => ({ key, value: shown }))}
    />
  );
}
