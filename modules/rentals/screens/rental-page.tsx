import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Rental } from '#modules/rentals/contract';
import { Card, ErrorPanel, KeyValueList, Money, PageHeader, Skeletons, useLocaleFormat, useMay } from '#ui';
import { EndForms } from './end-forms.tsx';
import { useWords } from './messages/use-words.ts';
import { PriceWords } from './price-words.tsx';
import { useRental } from './rental-queries.ts';
import { StateChip } from './rental-rows.tsx';
import styles from './rentals.module.css';

/** One rental: what it costs by now, what to do with it, and all that happened. */
export function RentalPage() {
  const { rentalId = '' } = useParams({ strict: false });
  const query = useRental(rentalId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ShownRental rental={query.data} /> : <Skeletons rows={8} />;
}

function ShownRental({ rental }: { readonly rental: Rental }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('rentals.write');
  const { rentalId, partyId, partyName, unitName, number, dueOn, endedOn, revision } = rental;
  return (
    <>
      <PageHeader
        title={`${unitName} · ${number}`}
        trail={
          <Link to="/customers/$partyId" params={{ partyId }}>
            {partyName}
          </Link>
        }
        summary={
          <span className={styles.chips}>
            <StateChip rental={rental} />
            {endedOn === null
              ? words('dueOn', { day: format.date(dueOn) })
              : words('endedOn', { day: format.date(endedOn) })}
          </span>
        }
        actions={
          <Button
            component={Link}
            to={`/rentals/${rentalId}/contract`}
            leftSection={<IconPrinter size="1rem" aria-hidden />}
          >
            {words('contract.open')}
          </Button>
        }
      />
      <div className={styles.two}>
        <div className={styles.column}>
          {mayWrite && endedOn === null ? <EndForms key={revision} rental={rental} /> : null}
          <History rental={rental} />
        </div>
        <aside className={styles.column}>
          <Known rental={rental} />
        </aside>
      </div>
    </>
  );
}

function Known({ rental }: { readonly rental: Rental }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { unitSerial, outOn, dueOn, agreedPrice, priceNow, currency, depositMinor, endedOn, isCharged } =
    rental;
  const items = [
    { key: words('field.serial'), value: unitSerial },
    { key: words('outOn'), value: format.date(outOn) },
    { key: words('due'), value: format.date(dueOn) },
    {
      key: words('agreed'),
      value: agreedPrice ? <PriceWords price={agreedPrice} currency={currency} /> : null,
    },
    {
      key: words(endedOn === null ? 'byToday' : 'byTheEnd'),
      value: priceNow ? <PriceWords price={priceNow} currency={currency} /> : null,
    },
    {
      key: words('field.deposit'),
      value: depositMinor > 0 ? <Money amountMinor={depositMinor} currency={currency} /> : null,
    },
    { key: words('charge'), value: isCharged ? null : words('state.lent') },
  ];
  return (
    <Card title={words('known')}>
      <KeyValueList items={items.filter(({ value }) => value !== null)} />
      {isCharged ? <p className={styles.hint}>{words('cheapest')}</p> : null}
    </Card>
  );
}

function History({ rental }: { readonly rental: Rental }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { currency } = rental;
  return (
    <Card title={words('history')}>
      <ol className={styles.list}>
        {rental.facts.toReversed().map(({ factId, kind, happenedOn, byName, note, details }) => (
          <li key={factId} className={styles.fact}>
            <span>
              {words(`fact.${kind}`)}
              {details.condition === undefined ? '' : ` · ${words(`condition.${details.condition}`)}`}
              {details.dueOn === undefined ? '' : ` · ${words('dueOn', { day: format.date(details.dueOn) })}`}
            </span>
            <Amounts details={details} currency={currency} />
            <span className={styles.quiet}>
              {format.date(happenedOn)} · {byName}
              {details.assetId === undefined ? null : (
                <>
                  {' · '}
                  <Link to="/assets/$assetId" params={{ assetId: details.assetId }}>
                    {words('openAsset')}
                  </Link>
                </>
              )}
            </span>
            {note === '' ? null : <span className={styles.note}>{note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

const PAID = ['priceMinor', 'rentMinor', 'damageMinor', 'depositBackMinor'] as const;

function Amounts({
  details,
  currency,
}: {
  readonly details: Rental['facts'][number]['details'];
  readonly currency: string;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const told = PAID.flatMap((kind) => {
    const amount = details[kind];
    return amount ? [`${words(`paid.${kind}`)} ${format.money(amount, currency)}`] : [];
  });
  return told.length === 0 ? null : <span>{told.join(' · ')}</span>;
}
