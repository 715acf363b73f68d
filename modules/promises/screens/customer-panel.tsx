import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Chip, ErrorPanel, Skeletons, useMay, useNow } from '#ui';
import { GivePromiseDialog } from './give-promise-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import { useLedger } from './promise-queries.ts';
import { When } from './promise-row.tsx';
import { shownState, TONES, usePromiseText } from './promise-text.ts';
import styles from './promises.module.css';

/** What a customer still waits for, and what we have to make good, beside their file. */
export function CustomerPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const text = usePromiseText();
  const now = useNow().toISOString();
  const mayGive = useMay()('promises.give');
  const list = useLedger(partyId, 30);
  const [opened, open] = useState<string>();
  const [isGiving, setIsGiving] = useState(false);
  const standing = (list.rows ?? []).filter(
    (one) =>
      !one.isInternal && ['running', 'paused', 'soon', 'urgent', 'broken'].includes(shownState(one, now)),
  );
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={1} /> : null}
      {list.rows !== undefined && standing.length === 0 ? (
        <p className={styles.quiet}>{words('panel.none')}</p>
      ) : null}
      <ul className={styles.plain}>
        {standing.map((one) => (
          <li key={one.promiseId}>
            <button type="button" className={styles.next} onClick={() => open(one.promiseId)}>
              <span>{text(one)}</span>
              <span className={styles.chips}>
                <Chip tone={TONES[shownState(one, now)]}>{words(`state.${shownState(one, now)}`)}</Chip>
                <span className={styles.quiet}>
                  <When promise={one} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {mayGive ? (
        <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setIsGiving(true)}>
          {words('give.title')}
        </Button>
      ) : null}
      <PromiseDialog promiseId={opened} onClose={() => open(undefined)} />
      <GivePromiseDialog partyId={partyId} isOpen={isGiving} onClose={() => setIsGiving(false)} />
    </>
  );
}
