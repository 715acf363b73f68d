import { Button } from '@mantine/core';
import { IconCalendarRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorPanel, useMay } from '#ui';
import { HandOutDialog } from './hand-out-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { useRentalList } from './rental-queries.ts';
import { RentalRows } from './rental-rows.tsx';
import styles from './rentals.module.css';

/** What a customer has of ours, among their devices. */
export function CustomerPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('rentals.write');
  const list = useRentalList('out', partyId);
  const [handing, hand] = useState(false);
  const rentals = list.rows ?? [];
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {rentals.length === 0 ? null : <h3 className={styles.heading}>{words('panel.title')}</h3>}
      <RentalRows rentals={rentals} isInset />
      {mayWrite ? (
        <Button
          variant="subtle"
          className={styles.add}
          leftSection={<IconCalendarRepeat size="1rem" aria-hidden />}
          onClick={() => hand(true)}
        >
          {words('handOut.open')}
        </Button>
      ) : null}
      <HandOutDialog partyId={handing ? partyId : undefined} onClose={() => hand(false)} />
    </>
  );
}
