import { Button, Checkbox, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Plan, WorkKind } from '#modules/field-work/contract';
import { answered, ErrorPanel, useLocaleFormat, useMay, useNow, useToasts } from '#ui';
import styles from './field-work.module.css';
import { refreshFieldWork } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { KindField, linesOf } from './visit-fields.tsx';

type MaintenanceDialogProps = {
  readonly partyId: string;
  /** The plan that is changed; a new one when absent. */
  readonly plan: Plan | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Makes, changes or ends a maintenance plan. */
export function MaintenanceDialog({ partyId, plan, isOpen, onClose }: MaintenanceDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={plan ? words('plans.edit', { title: plan.title }) : words('plans.add')}
      size="lg"
    >
      <PlanForm key={plan?.planId} partyId={partyId} plan={plan} onClose={onClose} />
    </Modal>
  );
}

function useAssets(partyId: string) {
  const isAsked = useMay()('assets.read');
  return useQuery({
    queryKey: ['assets', 'to-maintain', partyId],
    queryFn: ({ signal }) =>
      answered(api.assets.listAssets({ query: { partyId, standing: 'present', limit: 50 }, signal })),
    enabled: isAsked,
  });
}

function PlanForm({ partyId, plan, onClose }: Omit<MaintenanceDialogProps, 'isOpen'>) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const assets = useAssets(partyId);
  const today = format.dayKey(useNow(60));
  const [checklist, setChecklist] = useState((plan?.checklist ?? []).join('\n'));
  const [body, setBody] = useState(() => bodyOf(plan, today));
  const set = (part: Partial<typeof body>) => setBody({ ...body, ...part });
  const onSettled = () => refreshFieldWork(client, partyId);
  const save = useMutation({
    mutationFn: () => {
      const given = { ...body, checklist: linesOf(checklist) };
      if (plan === undefined) return answered(api.fieldWork.createPlan({ body: { partyId, ...given } }));
      const { planId, revision } = plan;
      return answered(api.fieldWork.changePlan({ params: { planId }, body: { revision, ...given } }));
    },
    onSuccess: ({ nextDueOn }) => {
      toasts.done(words('plans.saved', { date: nextDueOn === null ? '–' : format.date(nextDueOn) }));
      onClose();
    },
    onSettled,
  });
  const end = useMutation({
    mutationFn: ({ planId, revision }: Plan) =>
      answered(api.fieldWork.endPlan({ params: { planId }, body: { revision } })),
    onSuccess: () => {
      toasts.done(words('plans.ended'));
      onClose();
    },
    onSettled,
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={words('plans.title')}
        required
        maxLength={200}
        value={body.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {(assets.data?.items.length ?? 0) > 0 ? (
        <NativeSelect
          label={words('plans.asset')}
          value={body.assetId ?? ''}
          onChange={(event) => set({ assetId: event.currentTarget.value || null })}
          data={[
            { value: '', label: words('plans.noAsset') },
            ...(assets.data?.items ?? []).map(({ assetId, itemName, serial }) => ({
              value: assetId,
              label: [itemName, serial].filter(Boolean).join(' · '),
            })),
          ]}
        />
      ) : null}
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('plans.first')}
          required
          value={body.firstDueOn}
          onChange={(event) => set({ firstDueOn: event.currentTarget.value })}
        />
        <NumberInput
          label={words('plans.interval')}
          min={1}
          max={120}
          value={body.interval.count}
          onChange={(count) => set({ interval: { ...body.interval, count: Number(count) || 1 } })}
        />
        <NativeSelect
          label={words('plans.unit')}
          value={body.interval.unit}
          onChange={(event) =>
            set({
              interval: { ...body.interval, unit: event.currentTarget.value === 'week' ? 'week' : 'month' },
            })
          }
          data={(['month', 'week'] as const).map((unit) => ({
            value: unit,
            label: words(`plans.units.${unit}`),
          }))}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label={words('plans.base')}
          value={body.base}
          onChange={(event) =>
            set({ base: event.currentTarget.value === 'completed' ? 'completed' : 'scheduled' })
          }
          data={(['scheduled', 'completed'] as const).map((base) => ({
            value: base,
            label: words(`plans.bases.${base}`),
          }))}
        />
        <NumberInput
          label={words('plans.lead')}
          min={0}
          max={180}
          value={body.leadDays}
          onChange={(days) => set({ leadDays: Number(days) || 0 })}
        />
        <NumberInput
          label={words('rounds.minutes')}
          min={5}
          max={600}
          value={body.serviceMinutes}
          onChange={(minutes) => set({ serviceMinutes: Number(minutes) || 5 })}
        />
      </div>
      <KindField value={body.kind} onChange={(kind) => set({ kind })} />
      <Checkbox
        label={words('plans.shift')}
        checked={body.holidayShift === 'back'}
        onChange={(event) => set({ holidayShift: event.currentTarget.checked ? 'back' : 'none' })}
      />
      <Textarea
        label={words('rounds.checklist')}
        autosize
        minRows={2}
        value={checklist}
        onChange={(event) => setChecklist(event.currentTarget.value)}
      />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      {end.error ? <ErrorPanel error={end.error} /> : null}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="filled"
          disabled={body.title.trim() === '' || body.firstDueOn === ''}
          loading={save.isPending}
        >
          {words('plans.save')}
        </Button>
        {plan ? (
          <Button color="red" variant="subtle" loading={end.isPending} onClick={() => end.mutate(plan)}>
            {words('plans.end')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function bodyOf(plan: Plan | undefined, today: string) {
  return {
    title: plan?.title ?? '',
    assetId: plan?.assetId ?? null,
    firstDueOn: plan?.firstDueOn ?? today,
    interval: plan?.interval ?? { count: 6, unit: 'month' as const },
    base: plan?.base ?? ('scheduled' as const),
    leadDays: plan?.leadDays ?? 14,
    holidayShift: plan?.holidayShift ?? ('none' as const),
    kind: plan?.kind ?? ('service' as WorkKind),
    purposes: plan?.purposes ?? (['inspection'] as Plan['purposes']),
    serviceMinutes: plan?.serviceMinutes ?? 40,
  };
}
