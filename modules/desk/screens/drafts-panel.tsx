import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Draft } from '#modules/desk/contract';
import { answered, Card, RelativeTime, useToasts } from '#ui';
import styles from './desk.module.css';
import { draftsKey, useDrafts } from './draft-keeper.ts';
import { useWords } from './messages/use-words.ts';

/** What one began to write and did not send; absent when there is nothing. */
export function DraftsPanel() {
  const words = useWords();
  const drafts = useDrafts().data?.items ?? [];
  if (drafts.length === 0) return null;
  return (
    <Card title={words('drafts.title')} aside={words('drafts.count', { count: drafts.length })}>
      <ul className={styles.lines}>
        {drafts.map((draft) => (
          <DraftLine key={draft.draftKey} draft={draft} />
        ))}
      </ul>
    </Card>
  );
}

function DraftLine({ draft }: { readonly draft: Draft }) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: draftsKey });
  const name = draft.title ?? words('drafts.unnamed');
  const drop = async () => {
    const { draftKey, text, path, title, partyId } = draft;
    await answered(api.desk.dropDraft({ params: { draftKey } }));
    await refresh();
    toasts.doneWithUndo(words('drafts.dropped', { name }), () => {
      answered(api.desk.saveDraft({ params: { draftKey }, body: { text, path, title, partyId } }))
        .then(refresh)
        .catch(toasts.failed);
    });
  };
  return (
    <li className={styles.line}>
      <span className={styles.lineText}>
        {draft.path === null ? name : <a href={draft.path}>{name}</a>}
        <span className={styles.quiet}>{firstWords(draft.text) ?? words('drafts.form')}</span>
      </span>
      <span className={styles.quiet}>
        <RelativeTime at={draft.updatedAt} />
      </span>
      <ActionIcon
        variant="subtle"
        aria-label={words('drafts.drop', { name })}
        onClick={() => void drop().catch(toasts.failed)}
      >
        <IconX size="0.875rem" stroke={1.8} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** How a text begins; a form is kept as data that nobody reads. */
function firstWords(text: string): string | undefined {
  return /^[[{]/.test(text) ? undefined : text.trim().slice(0, 60);
}
