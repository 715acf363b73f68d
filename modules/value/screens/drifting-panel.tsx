import { SegmentedControl } from '@mantine/core';
import { Card, useUrlState } from '#ui';
import { DriftingList } from './drifting-list.tsx';
import { useWords } from './messages/use-words.ts';

/** Drifting customers on Today: those one looks after, or all within reach (S1-42). */
export function DriftingPanel() {
  const words = useWords();
  const [shown, setShown] = useUrlState('drifting');
  const owner = shown === 'mine' ? 'mine' : 'all';
  return (
    <Card
      title={words('care.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={words('care.title')}
          value={owner}
          onChange={(value) => setShown(value === 'mine' ? 'mine' : undefined)}
          data={[
            { value: 'all', label: words('care.all') },
            { value: 'mine', label: words('care.mine') },
          ]}
        />
      }
      flush
    >
      <DriftingList owner={owner} limit={5} state="drifting" />
    </Card>
  );
}
