import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { Resource, ResourceKind } from '#modules/appointments/contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import { refreshAppointments, useResources, useTypes } from './appointment-queries.ts';
import styles from './appointments.module.css';
import { useWords } from './messages/use-words.ts';

const KINDS: readonly ResourceKind[] = ['person', 'room', 'device'];

type ResourcesDialogProps = {
  readonly branchId: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** The people, rooms and devices of a branch that can be booked. */
export function ResourcesDialog({ branchId, isOpen, onClose }: ResourcesDialogProps) {
  const words = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('resources.title')} size="lg">
      {isOpen && branchId !== undefined ? <Resources branchId={branchId} /> : null}
    </Modal>
  );
}

function Resources({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const resources = useResources(branchId);
  const archive = useMutation({
    mutationFn: ({ resourceId, name, skills, week, exceptions }: Resource) =>
      answered(
        api.appointments.changeResource({
          params: { resourceId },
          body: { name, skills, week, exceptions, archived: true },
        }),
      ),
    onSuccess: ({ name }) => toasts.done(words('resources.archived', { name })),
    onError: toasts.failed,
    onSettled: () => refreshAppointments(client),
  });
  return (
    <div className={styles.form}>
      {resources.error ? <ErrorPanel error={resources.error} /> : null}
      <ul className={styles.list}>
        {resources.data?.map((one) => (
          <li key={one.resourceId} className={styles.row}>
            <span className={styles.entryWords}>
              <strong>{one.name}</strong>
              <span className={styles.quiet}>
                {[words(`resources.kinds.${one.kind}`), ...one.skills].join(' · ')}
              </span>
            </span>
            <Button
              variant="subtle"
              loading={archive.isPending && archive.variables.resourceId === one.resourceId}
              onClick={() => archive.mutate(one)}
            >
              {words('resources.archive', { name: one.name })}
            </Button>
          </li>
        ))}
      </ul>
      <AddResource branchId={branchId} />
      <p className={styles.quiet}>{words('resources.hours')}</p>
    </div>
  );
}

function AddResource({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const types = useTypes();
  const [kind, setKind] = useState<ResourceKind>('person');
  const [name, setName] = useState('');
  const [skillsText, setSkills] = useState('');
  const asked = new Set(
    (types.data ?? []).flatMap(({ needs }) =>
      needs.flatMap((need) => (need.kind === kind ? (need.skill ?? []) : [])),
    ),
  );
  const add = useMutation({
    mutationFn: () => {
      const skills = skillsText.split(/[,，、\s]+/).filter((one) => one !== '');
      return answered(api.appointments.addResource({ body: { branchId, kind, name: name.trim(), skills } }));
    },
    onSuccess: (added) => {
      toasts.done(words('resources.added', { name: added.name }));
      setName('');
      setSkills('');
    },
    onSettled: () => refreshAppointments(client),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <NativeSelect
          label={words('resources.kind')}
          value={kind}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'person')}
          data={KINDS.map((one) => ({ value: one, label: words(`resources.kinds.${one}`) }))}
        />
        <TextInput
          label={words('resources.name')}
          maxLength={120}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={words('resources.skills')}
        description={
          asked.size > 0 ? words('resources.skillsNote', { skills: [...asked].join(', ') }) : undefined
        }
        value={skillsText}
        onChange={(event) => setSkills(event.currentTarget.value)}
      />
      {add.error ? <ErrorPanel error={add.error} /> : null}
      <Button type="submit" variant="filled" loading={add.isPending}>
        {words('resources.add')}
      </Button>
    </form>
  );
}
