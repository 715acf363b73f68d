import { Autocomplete } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Party } from '#modules/parties/contract';
import { Chip } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useTags, useTagTone } from './party-queries.ts';
import { usePartyActions } from './use-party-actions.ts';

/** Tags of a customer, each taken off by one press, and the field that adds one. */
export function CustomerTags({ party }: { readonly party: Party }) {
  const words = useWords();
  const toneOf = useTagTone();
  const { addTag, removeTag } = usePartyActions(party);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      {party.tags.map((tag) => (
        <Chip key={tag} tone={toneOf(tag)}>
          {tag}
          {party.mayWrite ? (
            <button
              type="button"
              className={styles.chipButton}
              aria-label={words('file.remove', { what: tag })}
              onClick={() => void removeTag(tag)}
            >
              <IconX size="0.75rem" stroke={2} aria-hidden />
            </button>
          ) : null}
        </Chip>
      ))}
      {party.mayWrite && isAdding ? (
        <TagField taken={party.tags} onAdd={(tag) => void addTag(tag)} onClose={() => setIsAdding(false)} />
      ) : null}
      {party.mayWrite && !isAdding ? (
        <button type="button" className={styles.addChip} onClick={() => setIsAdding(true)}>
          <IconPlus size="0.8125rem" stroke={2} aria-hidden />
          {party.tags.length === 0 ? words('file.addTag') : words('file.tag')}
        </button>
      ) : null}
    </>
  );
}

function TagField(props: {
  readonly taken: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const tags = useTags();
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const tag = typed.trim();
    if (tag !== '' && !props.taken.includes(tag)) props.onAdd(tag);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the typing of a Chinese word is not an answer yet.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') props.onClose();
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    event.preventDefault();
    add(text);
  };
  return (
    <Autocomplete
      className={styles.tagField}
      aria-label={words('file.addTag')}
      placeholder={words('file.addTag')}
      data={tags.filter((tag) => !props.taken.includes(tag))}
      limit={8}
      maxLength={60}
      autoFocus
      openOnFocus
      value={text}
      onChange={setText}
      onOptionSubmit={add}
      onKeyDown={onKeyDown}
      onBlur={props.onClose}
    />
  );
}
