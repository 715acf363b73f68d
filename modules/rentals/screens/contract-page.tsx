import { Link, useParams } from '@tanstack/react-router';
import type { Rental } from '#modules/rentals/contract';
import { ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { PaperHead, PaperSignatures, PaperTable, PrintButton } from '#ui/components/paper.tsx';
import { QrCode } from '#ui/components/qr-code.tsx';
import { useWords } from './messages/use-words.ts';
import { PriceWords } from './price-words.tsx';
import { useRental } from './rental-queries.ts';
import styles from './rentals.module.css';

const BLANK_LINES = 4;

/** What customer and house sign when a thing goes out: the agreement, and the sheet of its handing over and return. */
export function ContractPage() {
  const words = useWords();
  const { rentalId = '' } = useParams({ strict: false });
  const query = useRental(rentalId);
  return (
    <>
      <PageHeader
        title={words('contract.title')}
        trail={
          <Link to="/rentals/$rentalId" params={{ rentalId }}>
            {query.data?.number ?? words('source')}
          </Link>
        }
        actions={<PrintButton>{words('contract.print')}</PrintButton>}
      />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Contract rental={query.data} /> : <Skeletons rows={8} />}
    </>
  );
}

function Contract({ rental }: { readonly rental: Rental }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, rentalId, partyName, partyNumber, unitName, unitSerial, outOn, dueOn, currency } = rental;
  const { dayMinor, weekMinor, monthMinor, depositMinor, agreedPrice, isCharged } = rental;
  const rates = Object.entries({ day: dayMinor, week: weekMinor, month: monthMinor }).flatMap(
    ([kind, amount]) =>
      amount === null
        ? []
        : [words(`rate.${kind as 'day' | 'week' | 'month'}`, { amount: format.money(amount, currency) })],
  );
  const title = words(isCharged ? 'contract.title' : 'contract.loan');
  const terms = isCharged ? (['price', 'late', 'deposit', 'care'] as const) : (['late', 'care'] as const);
  const given = rental.facts.find(({ kind }) => kind === 'out')?.note;
  return (
    <PrintSheet label={title}>
      <PaperHead
        title={`${title} ${number}`}
        items={[
          { key: words('contract.customer'), value: `${partyName} ${partyNumber}` },
          { key: words('contract.thing'), value: unitName },
          { key: words('field.serial'), value: unitSerial },
          { key: words('outOn'), value: format.date(outOn) },
          { key: words('due'), value: format.date(dueOn) },
          { key: words('contract.rates'), value: rates.join(' · ') },
          {
            key: words('agreed'),
            value: agreedPrice ? <PriceWords price={agreedPrice} currency={currency} /> : '',
          },
          {
            key: words('field.deposit'),
            value: depositMinor > 0 ? format.money(depositMinor, currency) : '',
          },
        ]}
        aside={<QrCode text={`${number} ${rentalId}`} label={`${title} ${number}`} />}
      />
      <h3>{words('contract.terms')}</h3>
      <ol>
        {terms.map((term) => (
          <li key={term}>{words(`contract.term.${term}`)}</li>
        ))}
      </ol>
      <h3>{words('contract.handover')}</h3>
      <PaperTable
        head={[words('contract.what'), words('contract.out'), words('contract.back')]}
        rows={[{ key: 'thing', cells: [`${unitName} ${unitSerial}`, given ?? '', ''] }]}
        blankLines={BLANK_LINES}
      />
      <p className={styles.quiet}>{words('contract.signOut')}</p>
      <PaperSignatures
        signatures={[{ label: words('contract.customerSigns') }, { label: words('contract.weSign') }]}
      />
      <p className={styles.quiet}>{words('contract.signBack')}</p>
      <PaperSignatures
        signatures={[{ label: words('contract.customerSigns') }, { label: words('contract.weSign') }]}
      />
    </PrintSheet>
  );
}
