import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Place, Plan, Purpose } from '#modules/field-work/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat, useNow, useToasts } from '#ui';
import styles from './field-work.module.css';
import { refreshFieldWork } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { linesOf, type PlannedVisit, VisitFields } from './visit-fields.tsx';

const NOWHERE: Place = { address: '', district: '', latitude: null, longitude: null };

/** Whom a visit is planned for, and the maintenance that can be done with it. */
export interface VisitFor {
  readonly partyId: string;
  readonly branchId: string | undefined;
  readonly plans: readonly Plan[];
}

type PlanVisitDialogProps = { readonly given: VisitFor | undefined; readonly onClose: () => void };

export function PlanVisitDialog({ given, onClose }: PlanVisitDialogProps) {
  const words = useWords();
  return (
    <Modal opened={given !== undefined} onClose={onClose} title={words('visit.plan')} size="lg">
      {given ? <Loading key={given.partyId} given={given} onClose={onClose} /> : null}
    </Modal>
  );
}

/** Where the customer was visited last is where they are visited next, unless somebody says otherwise. */
function Loading({ given, onClose }: { readonly given: VisitFor; readonly onClose: () => void }) {
  const last = useQuery({
    queryKey: ['field-work', 'last-place', given.partyId],
    queryFn: async ({ signal }) => {
      const query = { partyId: given.partyId, standing: 'all', limit: 200 } as const;
      const { items } = await answered(api.fieldWork.listVisits({ query, signal }));
      return items.at(-1)?.place ?? NOWHERE;
    },
  });
  if (last.isPending) return <Skeletons rows={5} />;
  return <VisitForm given={given} place={last.data ?? NOWHERE} onClose={onClose} />;
}

function VisitForm({
  given,
  place,
  onClose,
}: {
  readonly given: VisitFor;
  readonly place: Place;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = format.dayKey(useNow(60));
  const { plans, partyId } = given;
  const [planIds, setPlanIds] = useState<readonly string[]>(plans.map(({ planId }) => planId));
  const [checklist, setChecklist] = useState('');
  const [value, setValue] = useState<PlannedVisit>({
    purposes: purposesOf(plans),
    kind: plans.some(({ kind }) => kind === 'obligation') ? 'obligation' : 'service',
    visitOn: today,
    technicianId: null,
    window: null,
    serviceMinutes: Math.max(40, ...plans.map(({ serviceMinutes }) => serviceMinutes)),
    priority: 0,
    skills: [],
    instructions: '',
    place,
  });
  const plan = useMutation({
    mutationFn: () =>
      answered(
        api.fieldWork.planVisit({
          body: { ...value, partyId, planIds: [...planIds], checklist: linesOf(checklist) },
        }),
      ),
    onSuccess: ({ visitOn }) => {
      toasts.done(words('visit.planned', { date: format.date(visitOn) }));
      onClose();
    },
    onSettled: () => refreshFieldWork(client, partyId),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        plan.mutate();
      }}
    >
      <VisitFields branchId={given.branchId} value={value} onChange={setValue} />
      {plans.length > 0 ? (
        <Checkbox.Group
          label={words('visit.plans')}
          value={[...planIds]}
          onChange={(chosen) => setPlanIds(chosen)}
        >
          <div className={styles.choices}>
            {plans.map(({ planId, title }) => (
              <Checkbox key={planId} value={planId} label={title} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <Textarea
        label={words('visit.checklist')}
        autosize
        minRows={2}
        value={checklist}
        onChange={(event) => setChecklist(event.currentTarget.value)}
      />
      {plan.error ? <ErrorPanel error={plan.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={value.purposes.length === 0 || value.visitOn === ''}
        loading={plan.isPending}
      >
        {words('visit.plan')}
      </Button>
    </form>
  );
}

function purposesOf(plans: readonly Plan[]): Purpose[] {
  const purposes = [...new Set(plans.flatMap((plan) => plan.purposes))];
  return purposes.length > 0 ? purposes : ['inspection'];
}
