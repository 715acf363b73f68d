import { Link } from '@tanstack/react-router';
import { OptionList } from '#modules/assets/screens';
import type { Repair } from '#modules/repairs/contract';
import { Card } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useCurrencyOf } from './use-currency-of.ts';

/** What the customer chose, and what came of an exchange. */
export function ChosenCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const currency = useCurrencyOf(repair.assetId);
  const { chosen, facts } = repair;
  const isDecided = facts.some(({ kind }) => kind === 'triaged') && repair.stage !== 'reported';
  const successorId = facts.at(-1)?.details.successorId;
  if (!isDecided) return null;
  return (
    <Card title={words('chosen')}>
      {chosen ? <OptionList options={[chosen]} currency={currency} /> : <p>{words('chosenPaid')}</p>}
      {successorId ? (
        <Link to="/assets/$assetId" params={{ assetId: successorId }}>
          {words('exchange.open')}
        </Link>
      ) : null}
    </Card>
  );
}
