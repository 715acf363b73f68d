import type { Holdout, ValueRun } from '#modules/value/contract';
import { Card, TrackingPlot, useLocaleFormat } from '#ui';
import { ScrollingTable } from './scrolling-table.tsx';
import { useErrorText } from './share-words.ts';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

/** A forecast that is over, beside what really happened: the first thing to see before any value is believed. */
export function ForecastCard({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { holdout, window, choice } = run;
  if (!holdout || !window || !choice) return null;
  return (
    <Card
      title={words('forecast.title')}
      aside={words('forecast.aside', { date: format.date(window.calibrationEndOn) })}
    >
      <Tracking holdout={holdout} fromOn={window.calibrationEndOn} />
      <div className={styles.verdict}>
        <div>
          <Verdict holdout={holdout} fromOn={window.calibrationEndOn} />
          <ByFrequency holdout={holdout} />
        </div>
        <div>
          <p className={styles.text}>
            <ChoiceWords run={run} />
          </p>
          <SideBySide run={run} holdout={holdout} />
        </div>
      </div>
      {window.endsAtLastPurchase ? (
        <p className={styles.warning}>{words('page.asOf', { date: format.date(window.observationEndOn) })}</p>
      ) : null}
    </Card>
  );
}

function Tracking({ holdout, fromOn }: { readonly holdout: Holdout; readonly fromOn: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { tracking } = holdout;
  const forecastFrom = tracking.findIndex(({ weekEndOn }) => weekEndOn > fromOn);
  return (
    <TrackingPlot
      name={words('forecast.title')}
      summary={useVerdictSummary(holdout, fromOn)}
      points={tracking.map(({ weekEndOn, actual, expected }) => ({
        label: format.date(weekEndOn),
        actual,
        expected,
      }))}
      forecastFrom={Math.max(0, forecastFrom)}
      formatValue={(value) => format.number(Math.round(value))}
      height="18rem"
    />
  );
}

function useVerdictSummary(holdout: Holdout, fromOn: string): string {
  const words = useWords();
  const format = useLocaleFormat();
  const errorText = useErrorText();
  const last = holdout.tracking.at(-1);
  if (!last) return '';
  return words('forecast.summary', {
    date: format.date(last.weekEndOn),
    from: format.date(fromOn),
    actual: format.number(last.actual),
    expected: format.number(Math.round(last.expected)),
    error: errorText(holdout.cumulativeErrorShare),
  });
}

function Verdict({ holdout, fromOn }: { readonly holdout: Holdout; readonly fromOn: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const errorText = useErrorText();
  const inHoldout = words('forecast.holdout', {
    weeks: format.number(holdout.weeks, { maximumFractionDigits: 0 }),
    customers: format.number(holdout.customers),
    actual: format.number(holdout.actualPurchases),
    expected: format.number(Math.round(holdout.expectedPurchases)),
    error: errorText(holdout.holdoutErrorShare),
    coverage: format.percent(holdout.intervalCoverage),
  });
  const sampled =
    holdout.sampledShare < 1
      ? words('forecast.sampled', { share: format.percent(holdout.sampledShare, 1) })
      : '';
  return (
    <p className={styles.text}>
      {useVerdictSummary(holdout, fromOn)} {inHoldout} {sampled}
    </p>
  );
}

/** Why this model, in a sentence or two. */
function ChoiceWords({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { choice, holdout } = run;
  if (!choice) return null;
  const decimals = (value: number | null) =>
    value === null ? '–' : format.number(value, { maximumFractionDigits: 4, signDisplay: 'negative' });
  const model = words(`model.${choice.model}`);
  const hasYardstick = holdout?.candidates.some(({ ruledOut }) => ruledOut !== null) ?? false;
  const sentences = [
    words(`choice.${choice.reason}`, {
      model,
      over: choice.over ? words(`model.${choice.over}`) : '–',
      difference: decimals(choice.logScoreDifference),
      error: decimals(choice.logScoreDifferenceError),
    }),
    hasYardstick ? words('choice.yardstick') : '',
    choice.model === 'bg-nbd' ? '' : words('choice.oneTime', { model }),
  ];
  return <>{sentences.filter((sentence) => sentence !== '').join(' ')}</>;
}

function ByFrequency({ holdout }: { readonly holdout: Holdout }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mean = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rows = holdout.byFrequency;
  return (
    <details className={styles.foldable}>
      <summary>{words('forecast.byFrequency')}</summary>
      <ScrollingTable name={words('forecast.byFrequency')}>
        <thead>
          <tr>
            <th scope="col">{words('forecast.frequency')}</th>
            <th scope="col" className={styles.number}>
              {words('forecast.customers')}
            </th>
            <th scope="col" className={styles.number}>
              {words('forecast.actualMean')}
            </th>
            <th scope="col" className={styles.number}>
              {words('forecast.expectedMean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <tr key={row.repeatPurchases}>
              <td>
                {position === rows.length - 1
                  ? words('forecast.frequencyMore', { count: row.repeatPurchases })
                  : format.number(row.repeatPurchases)}
              </td>
              <td className={styles.number}>{format.number(row.customers)}</td>
              <td className={styles.number}>{mean(row.actualMean)}</td>
              <td className={styles.number}>{mean(row.expectedMean)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
    </details>
  );
}

function SideBySide({ run, holdout }: { readonly run: ValueRun; readonly holdout: Holdout }) {
  const words = useWords();
  const format = useLocaleFormat();
  const errorText = useErrorText();
  return (
    <details className={styles.foldable}>
      <summary>{words('forecast.comparison')}</summary>
      <ScrollingTable name={words('forecast.comparison')}>
        <thead>
          <tr>
            <th scope="col">{words('forecast.modelName')}</th>
            <th scope="col" className={styles.number}>
              {words('forecast.logScore')}
            </th>
            <th scope="col" className={styles.number}>
              {words('forecast.errorHoldout')}
            </th>
            <th scope="col" className={styles.number}>
              {words('forecast.errorAll')}
            </th>
          </tr>
        </thead>
        <tbody>
          {holdout.candidates.map((candidate) => (
            <tr key={candidate.name}>
              <td>
                {words(`model.${candidate.name}`)}{' '}
                <span className={styles.quiet}>
                  {candidate.name === run.choice?.model ? words('forecast.chosen') : null}
                  {candidate.ruledOut ? words('forecast.yardstick') : null}
                </span>
              </td>
              <td className={styles.number}>
                {format.number(candidate.logScorePerCustomer, { maximumFractionDigits: 4 })}
              </td>
              <td className={styles.number}>{errorText(candidate.holdoutErrorShare)}</td>
              <td className={styles.number}>{errorText(candidate.cumulativeErrorShare)}</td>
            </tr>
          ))}
          {holdout.rejected.map(({ name }) => (
            <tr key={name}>
              <td>{words(`model.${name}`)}</td>
              <td colSpan={3} className={styles.quiet}>
                {words('forecast.rejected')}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      <p className={styles.quiet}>{words('forecast.logScoreNote')}</p>
    </details>
  );
}
