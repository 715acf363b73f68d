import type { Rental } from '#modules/rentals/contract';
import { Money } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './rentals.module.css';

type PriceWordsProps = {
  readonly price: NonNullable<Rental['agreedPrice']>;
  readonly currency: string;
};

/** A price with the rates it is made of: why ten days cost a week and three days. */
export function PriceWords({ price, currency }: PriceWordsProps) {
  const words = useWords();
  const { days, amountMinor, parts } = price;
  const made = (['month', 'week', 'day'] as const)
    .filter((kind) => parts[kind] > 0)
    .map((kind) => words(`part.${kind}`, { count: parts[kind] }));
  return (
    <span>
      <strong>
        <Money amountMinor={amountMinor} currency={currency} />
      </strong>{' '}
      <span className={styles.quiet}>
        {words('priceOf', { days: words('days', { count: days }), parts: made.join(' + ') })}
      </span>
    </span>
  );
}
