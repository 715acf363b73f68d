import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPencil, IconTags, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { type ManagedTag, tagTone } from '#modules/parties/contract';
import { answered, Chip, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useToasts } from '#ui';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';

const managedKey = ['parties', 'tags', 'managed'];

/** The tags everybody uses: renamed, merged, coloured, taken away. */
export function TagsSection() {
  const words = useWords();
  const query = useQuery({
    queryKey: managedKey,
    queryFn: ({ signal }) => answered(api.parties.listManagedTags({ signal })),
  });
  const tags = query.data?.items ?? [];
  return (
    <>
      <p className={styles.quiet}>{words('tagging.intro')}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={5} /> : null}
      {query.data && tags.length === 0 ? (
        <EmptyState icon={IconTags} title={words('tagging.empty.title')} text={words('tagging.empty.text')} />
      ) : null}
      <ul className={styles.tags}>
        {tags.map((tag) => (
          <TagRow key={tag.tag} tag={tag} known={tags} />
        ))}
      </ul>
    </>
  );
}

function TagRow({ tag, known }: { readonly tag: ManagedTag; readonly known: readonly ManagedTag[] }) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const client = useQueryClient();
  const [isRenaming, setIsRenaming] = useState(false);
  const params = { tag: tag.tag };
  const done = async (ask: () => Promise<string>) => {
    try {
      const told = await ask();
      setIsRenaming(false);
      await client.invalidateQueries({ queryKey: ['parties'] });
      toasts.done(told);
    } catch (failure) {
      toasts.failed(failure);
    }
  };
  const change = (body: { name?: string; tone?: ManagedTag['tone'] }) =>
    done(async () => {
      const { merged } = await answered(api.parties.changeTag({ params, body }));
      return words(merged ? 'tagging.merged' : body.name === undefined ? 'file.saved' : 'tagging.renamed');
    });
  const retire = () =>
    done(async () => {
      await answered(api.parties.retireTag({ params }));
      return words('tagging.retired');
    });
  return (
    <li className={styles.tagRow}>
      {isRenaming ? (
        <RenameForm
          tag={tag.tag}
          known={known}
          onCancel={() => setIsRenaming(false)}
          onSave={(name) => void change({ name })}
        />
      ) : (
        <>
          <span className={styles.tagName}>
            <Chip tone={tag.tone}>{tag.tag}</Chip>
          </span>
          <Link
            to="/customers"
            search={{ filter: new URLSearchParams({ tag: tag.tag }).toString() }}
            title={words('tagging.show')}
          >
            {`${format.number(tag.count)}${tag.isMore ? '+' : ''}`}
          </Link>
          <Select
            className={styles.tone}
            aria-label={`${words('tagging.tone')}: ${tag.tag}`}
            data={tagTone.options.map((tone) => ({ value: tone, label: words(`tagging.tones.${tone}`) }))}
            value={tag.tone}
            allowDeselect={false}
            onChange={(value) => void change({ tone: tagTone.catch('plain').parse(value) })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={words('tagging.rename', { tag: tag.tag })}
            onClick={() => setIsRenaming(true)}
          >
            <IconPencil size="1rem" stroke={1.7} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={tag.count > 0}
            aria-label={words('tagging.retire', { tag: tag.tag })}
            onClick={() => void retire()}
          >
            <IconTrash size="1rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function RenameForm(props: {
  readonly tag: string;
  readonly known: readonly ManagedTag[];
  readonly onCancel: () => void;
  readonly onSave: (name: string) => void;
}) {
  const words = useWords();
  const [name, setName] = useState(props.tag);
  const wanted = name.trim();
  const isTaken = wanted !== props.tag && props.known.some(({ tag }) => tag === wanted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '' && wanted !== props.tag) props.onSave(wanted);
  };
  return (
    <form className={styles.bulkForm} onSubmit={submit}>
      <TextInput
        label={words('tagging.newName')}
        value={name}
        maxLength={60}
        autoFocus
        description={isTaken ? words('tagging.mergeWarning', { tag: wanted }) : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={wanted === '' || wanted === props.tag}>
        {words('tagging.save')}
      </Button>
      <Button onClick={props.onCancel}>{words('tagging.cancel')}</Button>
    </form>
  );
}
