import { Button, Checkbox, Modal, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Resource } from '#modules/appointments/contract';
import { answered, CardSection, ErrorPanel, Skeletons, useMay, useToasts, WeekHours } from '#ui';
import { refreshAppointments, useResources, useTypes } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { ResourcesDialog } from '../resources-dialog.tsx';
import { ExceptionDays } from './exception-days.tsx';
import styles from './settings.module.css';

/** Who and what can be booked in a branch, each with skills, an account and hours of its own. */
export function ResourcesPart({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const resources = useResources(branchId);
  const [changing, change] = useState<Resource>();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <CardSection title={words('resources.title')}>
      {resources.error ? (
        <ErrorPanel error={resources.error} onRetry={() => void resources.refetch()} />
      ) : null}
      {resources.isLoading ? <Skeletons rows={4} /> : null}
      <ul className={styles.list}>
        {resources.data?.map((one) => (
          <li key={one.resourceId} className={styles.row}>
            <span>
              <strong>{one.name}</strong>{' '}
              <span className={styles.quiet}>
                {[
                  words(`resources.kinds.${one.kind}`),
                  ...one.skills,
                  ...(one.week ? [words('settings.ownHours')] : []),
                ].join(' · ')}
              </span>
            </span>
            <Button
              variant="subtle"
              aria-label={words('settings.changeOf', { name: one.name })}
              onClick={() => change(one)}
            >
              {words('settings.change')}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="subtle" onClick={() => setIsAdding(true)}>
        {words('resources.add')}
      </Button>
      <ResourcesDialog branchId={branchId} isOpen={isAdding} onClose={() => setIsAdding(false)} />
      <Modal
        opened={changing !== undefined}
        onClose={() => change(undefined)}
        title={changing?.name ?? ''}
        size="lg"
      >
        {changing ? (
          <ResourceForm key={changing.resourceId} resource={changing} onDone={() => change(undefined)} />
        ) : null}
      </Modal>
    </CardSection>
  );
}

type ResourceFormProps = { readonly resource: Resource; readonly onDone: () => void };

function ResourceForm({ resource, onDone }: ResourceFormProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const [name, setName] = useState(resource.name);
  const [skills, setSkills] = useState(resource.skills);
  const [staffId, setStaffId] = useState(resource.staffId);
  const [week, setWeek] = useState(resource.week);
  const [exceptions, setExceptions] = useState(resource.exceptions);
  const asked = useAskedSkills(resource.kind);
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.appointments.changeResource({
          params: { resourceId: resource.resourceId },
          body: { name, skills, staffId, week, exceptions },
        }),
      ),
    onSuccess: () => {
      toasts.done(words('settings.saved'));
      onDone();
    },
    onSettled: () => refreshAppointments(client),
  });
  const usual = Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={words('resources.name')}
        value={name}
        maxLength={120}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {resource.kind === 'person' ? (
        <StaffChoice staffId={staffId} branchId={resource.branchId} onChange={setStaffId} />
      ) : null}
      <TagsInput label={words('settings.skills')} value={skills} data={asked} onChange={setSkills} />
      <Checkbox
        label={words('settings.hasOwnHours')}
        checked={week !== null}
        onChange={(event) => setWeek(event.currentTarget.checked ? usual : null)}
      />
      {week ? <WeekHours week={week} onChange={setWeek} /> : null}
      <h3 className={styles.heading}>{words('settings.absences')}</h3>
      <ExceptionDays exceptions={exceptions} onChange={setExceptions} />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <Button type="submit" variant="filled" loading={save.isPending}>
        {words('settings.save')}
      </Button>
    </form>
  );
}

/** Skills that appointment types ask of a kind. */
function useAskedSkills(kind: Resource['kind']): string[] {
  const types = useTypes();
  return [
    ...new Set(
      (types.data ?? []).flatMap(({ needs }) =>
        needs.flatMap((need) => (need.kind === kind ? (need.skill ?? []) : [])),
      ),
    ),
  ];
}

type StaffChoiceProps = {
  readonly staffId: string | null;
  readonly branchId: string;
  readonly onChange: (staffId: string | null) => void;
};

/** The account somebody signs in with: their time is one, in however many branches they work. */
function StaffChoice({ staffId, branchId, onChange }: StaffChoiceProps) {
  const words = useWords();
  const may = useMay()('access.staff-read');
  const staff = useQuery({
    queryKey: ['access', 'staff', 'to-link'],
    queryFn: ({ signal }) => answered(api.access.listStaff({ signal })),
    enabled: may,
  });
  if (!may) return null;
  const known = (staff.data?.items ?? []).filter(
    (one) => one.staffId === staffId || (one.deactivatedAt === null && worksAt(one, branchId)),
  );
  return (
    <NativeSelect
      label={words('settings.account')}
      description={words('settings.accountNote')}
      value={staffId ?? ''}
      data={[
        { value: '', label: words('settings.noAccount') },
        ...known.map((one) => ({ value: one.staffId, label: one.displayName })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

const worksAt = ({ branchIds }: { branchIds: readonly string[] }, branchId: string) =>
  branchIds.length === 0 || branchIds.includes(branchId);
