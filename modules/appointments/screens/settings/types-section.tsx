import { ActionIcon, Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { ResourceKind, TypeShown } from '#modules/appointments/contract';
import { answered, Chip, ErrorPanel, LocalTextInput, Skeletons, useToasts } from '#ui';
import { refreshAppointments } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import styles from './settings.module.css';

const KINDS: readonly ResourceKind[] = ['person', 'room', 'device'];
const KEY = /^[a-z][a-z0-9.-]{0,79}$/;

const newType: TypeShown = {
  key: '',
  name: { 'zh-CN': '', 'zh-TW': '', en: '' },
  minutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  needs: [{ kind: 'person' }],
  archivedAt: null,
};

/** What customers can come for: how long it takes, and whom and what it needs. */
export function TypesSection() {
  const words = useWords();
  const local = useLocal();
  const [changing, change] = useState<TypeShown>();
  const types = useQuery({
    queryKey: ['appointments', 'types'],
    queryFn: ({ signal }) => answered(api.appointments.listTypes({ signal })),
  });
  return (
    <div className={styles.form}>
      {types.error ? <ErrorPanel error={types.error} onRetry={() => void types.refetch()} /> : null}
      {types.isLoading ? <Skeletons rows={5} /> : null}
      <ul className={styles.list}>
        {types.data?.items.map((type) => (
          <li key={type.key} className={styles.row}>
            <span>
              <strong>{local(type.name)}</strong>{' '}
              <span className={styles.quiet}>
                {[
                  words('settings.minutesOf', { count: type.minutes }),
                  ...type.needs.map((need) =>
                    [words(`resources.kinds.${need.kind}`), need.skill].filter(Boolean).join(': '),
                  ),
                ].join(' · ')}
              </span>
            </span>
            <span className={styles.line}>
              {type.archivedAt ? <Chip>{words('settings.archived')}</Chip> : null}
              <Button
                variant="subtle"
                aria-label={words('settings.changeOf', { name: local(type.name) })}
                onClick={() => change(type)}
              >
                {words('settings.change')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => change(newType)}>
          {words('settings.addType')}
        </Button>
      </div>
      <Modal
        opened={changing !== undefined}
        onClose={() => change(undefined)}
        title={changing && changing.key !== '' ? local(changing.name) : words('settings.addType')}
        size="lg"
      >
        {changing ? <TypeForm type={changing} onDone={() => change(undefined)} /> : null}
      </Modal>
    </div>
  );
}

type TypeFormProps = { readonly type: TypeShown; readonly onDone: () => void };

function TypeForm({ type: first, onDone }: TypeFormProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const [type, setType] = useState(first);
  const isNew = first.key === '';
  const set = (part: Partial<TypeShown>) => setType({ ...type, ...part });
  const save = useMutation({
    mutationFn: (archived: boolean) => {
      const { key, archivedAt: _, ...body } = type;
      return answered(api.appointments.changeType({ params: { typeKey: key }, body: { ...body, archived } }));
    },
    onSuccess: () => {
      toasts.done(words('settings.saved'));
      onDone();
    },
    onSettled: () => refreshAppointments(client),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (KEY.test(type.key)) save.mutate(false);
      }}
    >
      {isNew ? (
        <TextInput
          label={words('settings.key')}
          description={words('settings.keyNote')}
          value={type.key}
          required
          error={type.key !== '' && !KEY.test(type.key) ? words('settings.keyNote') : undefined}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      ) : null}
      <LocalTextInput label={words('resources.name')} value={type.name} onChange={(name) => set({ name })} />
      <div className={styles.line}>
        {(['minutes', 'bufferBeforeMinutes', 'bufferAfterMinutes'] as const).map((part) => (
          <NumberInput
            key={part}
            label={words(`settings.${part}`)}
            min={part === 'minutes' ? 5 : 0}
            max={part === 'minutes' ? 480 : 120}
            value={type[part]}
            onChange={(value) => set({ [part]: Number(value) })}
          />
        ))}
      </div>
      <Needs needs={type.needs} onChange={(needs) => set({ needs })} />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div className={styles.line}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words(first.archivedAt ? 'settings.offerAgain' : 'settings.save')}
        </Button>
        {isNew || first.archivedAt ? null : (
          <Button variant="subtle" color="red" onClick={() => save.mutate(true)}>
            {words('settings.archive')}
          </Button>
        )}
      </div>
    </form>
  );
}

type NeedsProps = {
  readonly needs: TypeShown['needs'];
  readonly onChange: (needs: TypeShown['needs']) => void;
};

function Needs({ needs, onChange }: NeedsProps) {
  const words = useWords();
  const put = (index: number, part: Partial<TypeShown['needs'][number]>) =>
    onChange(needs.map((need, at) => (at === index ? { ...need, ...part } : need)));
  return (
    <div className={styles.form}>
      {needs.map((need, index) => {
        const label = words('settings.need', { number: index + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: needs have no other name than their place
          <div key={index} className={styles.line}>
            <NativeSelect
              label={label}
              value={need.kind}
              data={KINDS.map((kind) => ({ value: kind, label: words(`resources.kinds.${kind}`) }))}
              onChange={(event) =>
                put(index, { kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? 'person' })
              }
            />
            <TextInput
              label={words('settings.skill')}
              aria-label={`${label}: ${words('settings.skill')}`}
              value={need.skill ?? ''}
              onChange={(event) => put(index, { skill: event.currentTarget.value || undefined })}
            />
            <ActionIcon
              variant="subtle"
              disabled={needs.length === 1}
              aria-label={words('settings.removeNeed', { name: label })}
              onClick={() => onChange(needs.filter((_, at) => at !== index))}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="subtle"
          disabled={needs.length >= 5}
          onClick={() => onChange([...needs, { kind: 'room' }])}
        >
          {words('settings.addNeed')}
        </Button>
      </div>
    </div>
  );
}
