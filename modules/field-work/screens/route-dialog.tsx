import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { PlannedDay } from '#modules/field-work/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './field-work.module.css';
import { refreshFieldWork, useTechnicians } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';

const LUNCH = { from: '11:30', until: '13:00', minutes: 60 };

type RouteDialogProps = {
  readonly branchId: string;
  readonly day: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Who can be sent on a day, from when until when; then the routes are planned. */
export function RouteDialog({ branchId, day, isOpen, onClose }: RouteDialogProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words('route.title', { date: format.date(day) })}
      size="lg"
    >
      <Planning branchId={branchId} day={day} />
    </Modal>
  );
}

function Planning({ branchId, day }: { readonly branchId: string; readonly day: string }) {
  const words = useWords();
  const client = useQueryClient();
  const people = useTechnicians(branchId);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [from, setFrom] = useState('08:30');
  const [until, setUntil] = useState('17:30');
  const [hasLunch, setLunch] = useState(true);
  const [isEven, setEven] = useState(true);
  const sent = (people.data ?? []).filter(({ technicianId }) => !left.has(technicianId));
  const plan = useMutation({
    mutationFn: () =>
      answered(
        api.fieldWork.planRoutes({
          params: { visitOn: day },
          body: {
            branchId,
            share: isEven ? 'even' : 'shortest',
            technicians: sent.map(({ technicianId, skills }) => ({
              technicianId,
              skills,
              from,
              until,
              lunch: hasLunch ? LUNCH : null,
            })),
          },
        }),
      ),
    onSettled: () => refreshFieldWork(client),
  });
  if (people.isPending) return <Skeletons rows={3} />;
  if (people.data?.length === 0) return <p>{words('route.none')}</p>;
  const toggle = (technicianId: string) => {
    const next = new Set(left);
    if (!next.delete(technicianId)) next.add(technicianId);
    leave(next);
  };
  return (
    <div className={styles.form}>
      {people.error ? <ErrorPanel error={people.error} onRetry={() => void people.refetch()} /> : null}
      <fieldset className={styles.check}>
        <legend>{words('route.who')}</legend>
        {people.data?.map(({ technicianId, name }) => (
          <Checkbox
            key={technicianId}
            label={name}
            checked={!left.has(technicianId)}
            onChange={() => toggle(technicianId)}
          />
        ))}
      </fieldset>
      <div className={styles.pair}>
        <TextInput
          type="time"
          label={words('route.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={words('route.until')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={words('route.lunch')}
        checked={hasLunch}
        onChange={(event) => setLunch(event.currentTarget.checked)}
      />
      <Checkbox
        label={words('route.even')}
        checked={isEven}
        onChange={(event) => setEven(event.currentTarget.checked)}
      />
      {plan.error ? <ErrorPanel error={plan.error} /> : null}
      <Button
        variant="filled"
        disabled={sent.length === 0}
        loading={plan.isPending}
        onClick={() => plan.mutate()}
      >
        {words('route.plan')}
      </Button>
      {plan.data ? <Planned day={plan.data} nameOf={nameIn(people.data ?? [])} /> : null}
    </div>
  );
}

const nameIn =
  (people: readonly { technicianId: string; name: string }[]) =>
  (id: string): string =>
    people.find(({ technicianId }) => technicianId === id)?.name ?? '';

function Planned({ day, nameOf }: { readonly day: PlannedDay; readonly nameOf: (id: string) => string }) {
  const words = useWords();
  const travel = day.routes.reduce((sum, { travelMinutes }) => sum + travelMinutes, 0);
  return (
    <section role="status" className={styles.form}>
      <strong>{words('route.done', { travel })}</strong>
      <ul className={styles.plain}>
        {day.routes.map((route) => (
          <li key={route.technicianId}>
            {nameOf(route.technicianId)} · {words('day.visits', { count: route.visitIds.length })} ·{' '}
            {words('route.leaves', {
              from: route.leavesAt,
              until: route.returnsAt,
              travel: route.travelMinutes,
            })}
          </li>
        ))}
      </ul>
      {day.unassigned.length > 0 ? (
        <>
          <strong>{words('route.left')}</strong>
          <ul className={styles.plain}>
            {day.unassigned.map(({ visitId, partyName, reason }) => (
              <li key={visitId}>
                {partyName}: {words(`route.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {day.roads.guessed > 0 ? <p className={styles.quiet}>{words('route.guessed', day.roads)}</p> : null}
    </section>
  );
}
