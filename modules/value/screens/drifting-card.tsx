import { Card } from '#ui';
import { DriftingList } from './drifting-list.tsx';
import { useWords } from './messages/use-words.ts';

/** The drifting customers on the Value page. */
export function DriftingCard() {
  const words = useWords();
  return (
    <Card title={words('care.pageTitle')} aside={words('care.aside')} flush>
      <DriftingList owner="all" limit={6} />
    </Card>
  );
}
