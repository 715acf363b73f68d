import { Link } from '@tanstack/react-router';
import type { RentalSummary } from '#modules/rentals/contract';
import { Chip, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './rentals.module.css';

type RentalRowsProps = {
  readonly rentals: readonly RentalSummary[];
  /** Left out where the customer is known. */
  readonly showsCustomer?: boolean;
  /** Within a card that has its own edges. */
  readonly isInset?: boolean;
};

/** Rentals as a list: what, whose, until when, and what is late. */
export function RentalRows({ rentals, showsCustomer = false, isInset = false }: RentalRowsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <ul className={styles.list} data-inset={isInset || undefined}>
      {rentals.map((rental) => {
        const { rentalId, unitName, unitSerial, partyName, number, dueOn, endedOn } = rental;
        return (
          <li key={rentalId} className={styles.row}>
            <div className={styles.rowWords}>
              <span>
                <Link className={styles.name} to="/rentals/$rentalId" params={{ rentalId }}>
                  {showsCustomer ? `${partyName} · ${unitName}` : unitName}
                </Link>{' '}
                <span className={styles.quiet}>{number}</span>
              </span>
              <span className={styles.quiet}>
                {unitSerial} ·{' '}
                {endedOn === null
                  ? words('dueOn', { day: format.date(dueOn) })
                  : words('endedOn', { day: format.date(endedOn) })}
              </span>
            </div>
            <StateChip rental={rental} />
          </li>
        );
      })}
    </ul>
  );
}

/** Where a rental stands, in a word or two. */
export function StateChip({ rental: { endedAs, daysLate, isCharged } }: { readonly rental: RentalSummary }) {
  const words = useWords();
  if (endedAs === 'bought') return <Chip tone="green">{words('state.bought')}</Chip>;
  if (endedAs === 'returned') return <Chip>{words('state.returned')}</Chip>;
  if (daysLate > 0) return <Chip tone="vermilion">{words('late', { count: daysLate })}</Chip>;
  return <Chip tone="indigo">{words(isCharged ? 'state.rented' : 'state.lent')}</Chip>;
}
