import { Link } from '@tanstack/react-router';
import { Card } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useRentalList } from './rental-queries.ts';
import { RentalRows } from './rental-rows.tsx';

const SHOWN = 5;

/** What should be back by now, longest overdue first; nothing where all is well. */
export function TodayPanel() {
  const words = useWords();
  const list = useRentalList('overdue');
  if (!list.rows || list.rows.length === 0) return null;
  return (
    <Card flush title={words('today')} aside={<Link to="/rentals">{words('place')}</Link>}>
      <RentalRows rentals={list.rows.slice(0, SHOWN)} showsCustomer />
    </Card>
  );
}
