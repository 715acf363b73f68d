import type { ValueRun } from '#modules/value/contract';
import { Card, useLocaleFormat } from '#ui';
import { ScrollingTable } from './scrolling-table.tsx';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

/** What the figures come from: model, parameters, margin, discount, horizon. */
export function ModelCard({ run }: { readonly run: ValueRun }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { settings, summary, models } = run;
  const whole = models.filter(({ fittedTo }) => fittedTo === 'whole-window');
  const independence = summary?.spendingIndependence;
  const terms = settings
    ? [
        words(`choice.margin.${settings.marginSource}`, {
          share: format.percent(settings.marginShare),
          known: format.percent(settings.costKnownShare),
        }),
        words('choice.discount', { rate: format.percent(settings.discountRatePerYear) }),
        words('choice.horizon', { years: format.number(Math.round(settings.horizonWeeks / 52.18)) }),
      ]
    : [];
  return (
    <Card title={words('choice.title')}>
      {independence ? (
        <p className={independence.acceptable ? styles.text : styles.warning}>
          {words(independence.acceptable ? 'choice.independence.fine' : 'choice.independence.poor', {
            correlation: format.number(independence.rankCorrelation, { maximumFractionDigits: 2 }),
          })}
        </p>
      ) : null}
      <p className={styles.text}>
        {terms.join(' · ')}. {words('choice.baseline')}
      </p>
      <details className={styles.foldable}>
        <summary>{words('choice.parameters')}</summary>
        <ScrollingTable name={words('choice.parameters')}>
          <thead>
            <tr>
              <th scope="col">{words('forecast.modelName')}</th>
              <th scope="col">{words('choice.parameter')}</th>
              <th scope="col" className={styles.number}>
                {words('choice.value')}
              </th>
              <th scope="col" className={styles.number}>
                {words('choice.error')}
              </th>
            </tr>
          </thead>
          <tbody>
            {whole.flatMap((model) =>
              Object.entries(model.parameters).map(([parameter, value]) => (
                <tr key={`${model.name} ${parameter}`}>
                  <td>{words(`model.${model.name}`)}</td>
                  <td>{parameter}</td>
                  <td className={styles.number}>{format.number(value, { maximumSignificantDigits: 6 })}</td>
                  <td className={styles.number}>
                    {model.standardErrors
                      ? format.number(model.standardErrors[parameter] ?? 0, { maximumSignificantDigits: 3 })
                      : '–'}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </ScrollingTable>
        {whole
          .flatMap(({ warnings }) => warnings)
          .map(({ code, detail }) => (
            <p key={code} className={styles.warning}>
              {detail}
            </p>
          ))}
      </details>
    </Card>
  );
}
