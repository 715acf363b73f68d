import type { Part } from '#modules/stock/contract';
import { Card, Figure, HowBadge, NotEnoughData, useLocaleFormat } from '#ui';
import styles from './stock.module.css';
import { useWords } from './words/use-words.ts';

/** How many of a discontinued part to buy while one can. */
export function LastBuyCard({ part }: { readonly part: Part }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { lastBuy, lastOrderOn } = part;
  if (lastBuy === null) return null;
  if (!('toBuy' in lastBuy)) {
    return (
      <Card title={words('lastBuy.title')}>
        <NotEnoughData /> <span className={styles.quiet}>{words('reorder.tooLittle', lastBuy)}</span>
      </Card>
    );
  }
  const { toBuy, need, onHand, untilOn, n, days, expected, serviceLevel } = lastBuy;
  return (
    <Card title={words('lastBuy.title')}>
      <Figure
        value={format.number(toBuy)}
        label={words('lastBuy.toBuy')}
        note={
          <HowBadge
            of={words('lastBuy.title')}
            definition={words('lastBuy.how', {
              expected: format.number(expected, { maximumFractionDigits: 1 }),
              until: format.date(untilOn),
            })}
            n={words('reorder.uses', { n: format.number(n) })}
            period={words('days', { count: days })}
            interval={words('reorder.service', { share: format.percent(serviceLevel) })}
          />
        }
      />
      <p className={styles.quiet}>
        {words('lastBuy.sum', {
          need: format.number(need),
          onHand: format.number(onHand),
          until: format.date(untilOn),
        })}
      </p>
      {lastOrderOn === null ? null : <p>{words('lastBuy.orderBy', { day: format.date(lastOrderOn) })}</p>}
    </Card>
  );
}
