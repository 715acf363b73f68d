import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useShortcuts } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { neighboursOf } from './originating-list.ts';
import { partyOptions } from './party-queries.ts';

/** Where this file lies in the list it was opened from, and the way to the ones beside it. */
export function CustomerTrail({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const neighbours = useMemo(() => neighboursOf(partyId), [partyId]);
  useNeighboursAtHand([neighbours?.next, neighbours?.previous]);
  const go = (to: string | undefined) => {
    if (to === undefined) return;
    void navigate({ to: '/customers/$partyId', params: { partyId: to }, search: (search: object) => search });
  };
  const goBack = () => go(neighbours?.previous);
  const goOn = () => go(neighbours?.next);
  useShortcuts(
    neighbours
      ? [
          { keys: 'Mod+ArrowUp', label: words('file.previous'), group: 'general', run: goBack },
          { keys: 'Mod+ArrowDown', label: words('file.next'), group: 'general', run: goOn },
        ]
      : [],
  );
  return (
    <nav className={styles.trail} aria-label={words('file.trail')}>
      <Link to="/customers">{words('place')}</Link>
      {neighbours ? (
        <>
          <span aria-hidden>/</span>
          <span>{words('file.position', { position: neighbours.position, total: neighbours.total })}</span>
          <span className={styles.walk}>
            <ActionIcon
              variant="default"
              aria-label={words('file.previous')}
              title={`${words('file.previous')} (Ctrl ↑)`}
              disabled={neighbours.previous === undefined}
              onClick={goBack}
            >
              <IconChevronLeft size="1rem" stroke={1.7} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={words('file.next')}
              title={`${words('file.next')} (Ctrl ↓)`}
              disabled={neighbours.next === undefined}
              onClick={goOn}
            >
              <IconChevronRight size="1rem" stroke={1.7} />
            </ActionIcon>
          </span>
        </>
      ) : null}
    </nav>
  );
}

/** Asks for the files next door, so that walking the list waits for nothing. */
function useNeighboursAtHand(partyIds: readonly (string | undefined)[]): void {
  const client = useQueryClient();
  const wanted = partyIds.filter((partyId) => partyId !== undefined).join(' ');
  useEffect(() => {
    for (const partyId of wanted.split(' ').filter(Boolean)) void client.prefetchQuery(partyOptions(partyId));
  }, [client, wanted]);
}
