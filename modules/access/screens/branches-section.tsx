import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconBuildingStore, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Branch } from '#modules/access/contract';
import { answered, ErrorPanel, Skeletons, useToasts } from '#ui';
import styles from './settings.module.css';
import { branchesKey, useBranches } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

type NameFormProps = {
  readonly label: string;
  readonly action: string;
  readonly initial?: string;
  readonly onCancel?: () => void;
  readonly onSave: (name: string) => Promise<unknown>;
};

function NameForm({ label, action, initial = '', onCancel, onSave }: NameFormProps) {
  const words = useSettingsWords();
  const [name, setName] = useState(initial);
  const save = useMutation({ mutationFn: onSave, onSuccess: () => setName('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <div className={styles.inline}>
        <TextInput
          label={label}
          value={name}
          maxLength={120}
          autoFocus={onCancel !== undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={name.trim() === ''} loading={save.isPending}>
          {action}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{words('settings.cancel')}</Button> : null}
      </div>
      {save.error ? <ErrorPanel error={save.error} /> : null}
    </form>
  );
}

function BranchRow({ branch }: { readonly branch: Branch }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const [isRenaming, setIsRenaming] = useState(false);
  const rename = async (name: string) => {
    const { branchId } = branch;
    await answered(api.access.renameBranch({ params: { branchId }, body: { name } }));
    await client.invalidateQueries({ queryKey: branchesKey });
    setIsRenaming(false);
    toasts.done(words('branches.renamed'));
  };
  if (isRenaming) {
    return (
      <li className={styles.row}>
        <span />
        <NameForm
          label={words('branches.name')}
          action={words('settings.save')}
          initial={branch.name}
          onCancel={() => setIsRenaming(false)}
          onSave={rename}
        />
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <IconBuildingStore size="1.25rem" stroke={1.6} aria-hidden />
      <strong>{branch.name}</strong>
      <ActionIcon
        aria-label={words('branches.rename', { name: branch.name })}
        onClick={() => setIsRenaming(true)}
      >
        <IconPencil size="1.125rem" stroke={1.7} />
      </ActionIcon>
    </li>
  );
}

export function BranchesSection() {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const query = useBranches();
  const add = async (name: string) => {
    await answered(api.access.addBranch({ body: { name } }));
    await client.invalidateQueries({ queryKey: branchesKey });
    toasts.done(words('branches.added', { name }));
  };
  return (
    <>
      <p className={styles.text}>{words('branches.text')}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={3} /> : null}
      <ul className={styles.list}>
        {query.data?.items.map((branch) => (
          <BranchRow key={branch.branchId} branch={branch} />
        ))}
      </ul>
      <div className={styles.foot}>
        <NameForm label={words('branches.name')} action={words('branches.add')} onSave={add} />
      </div>
    </>
  );
}
