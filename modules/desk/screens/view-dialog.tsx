import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ROLES, type Role } from '#modules/access/contract';
import type { SavedView, ViewAudience, ViewState } from '#modules/desk/contract';
import { ErrorPanel, useLabel, useMay, useSession } from '#ui';
import styles from './desk.module.css';
import { useWords } from './messages/use-words.ts';
import { useViewActions, type ViewForm } from './use-views.ts';

/** Names a view and says who finds it. */
export function ViewDialog(props: {
  readonly listName: string;
  readonly state: ViewState;
  readonly view: SavedView | undefined;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}) {
  const { listName, state, view } = props;
  const words = useWords();
  const mayShare = useMay()('desk.share');
  const actions = useViewActions(listName);
  const [form, setForm] = useState<ViewForm>({
    name: view?.name ?? '',
    audience: view?.audience ?? 'me',
    branchId: view?.branchId ?? null,
    defaultForRole: view?.defaultForRole ?? null,
  });
  const [error, setError] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);
  const set = (change: Partial<ViewForm>) => setForm({ ...form, ...change });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsSaving(true);
    try {
      props.onSaved(view ? await actions.attemptChange(view, form) : await actions.add(form, state));
      props.onClose();
    } catch (failure) {
      setError(failure);
      setIsSaving(false);
    }
  };
  return (
    <Modal opened onClose={props.onClose} title={words(view ? 'views.edit' : 'views.saveAs')}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <TextInput
          label={words('views.name')}
          value={form.name}
          maxLength={80}
          required
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {mayShare ? <AudienceFields form={form} onChange={set} /> : null}
        {error === undefined ? null : <ErrorPanel error={error} />}
        <div className={styles.formActions}>
          <Button onClick={props.onClose}>{words('views.cancel')}</Button>
          <Button type="submit" variant="filled" loading={isSaving} disabled={form.name.trim() === ''}>
            {words('views.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function AudienceFields(props: {
  readonly form: ViewForm;
  readonly onChange: (change: Partial<ViewForm>) => void;
}) {
  const { form, onChange } = props;
  const words = useWords();
  const label = useLabel();
  const branches = useSession()?.branches ?? [];
  const audiences: readonly ViewAudience[] =
    branches.length > 0 ? ['me', 'branch', 'everyone'] : ['me', 'everyone'];
  const choose = (audience: ViewAudience) =>
    onChange({
      audience,
      branchId: audience === 'branch' ? (form.branchId ?? branches[0]?.id ?? null) : null,
      defaultForRole: audience === 'everyone' ? form.defaultForRole : null,
    });
  return (
    <>
      <Select
        label={words('views.who')}
        data={audiences.map((audience) => ({ value: audience, label: words(`views.audience.${audience}`) }))}
        value={form.audience}
        allowDeselect={false}
        onChange={(value) => choose(audiences.find((each) => each === value) ?? 'me')}
      />
      {form.audience === 'branch' ? (
        <Select
          label={words('views.branch')}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.branchId}
          allowDeselect={false}
          onChange={(branchId) => onChange({ branchId })}
        />
      ) : null}
      {form.audience === 'everyone' ? (
        <Select
          label={words('views.role')}
          placeholder={words('views.noRole')}
          data={ROLES.map((role) => ({ value: role, label: label('access', `role.${role}`) }))}
          value={form.defaultForRole}
          clearable
          onChange={(value) =>
            onChange({ defaultForRole: ROLES.find((role): role is Role => role === value) ?? null })
          }
        />
      ) : null}
    </>
  );
}
