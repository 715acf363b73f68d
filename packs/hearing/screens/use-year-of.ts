import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { inLanguage, type LocalText } from '#form-kit';
import { answered, useMay, usePreferences } from '#ui';

const YEAR_MS = 365 * 86_400_000;

/** A dated line of a paper. */
export interface PaperLine {
  key: string;
  /** `undefined` for what was due already: it is to come soon, on no day yet. */
  at: string | undefined;
  text: string;
}

/** Who came when in the last year, what was done, and what is planned; as far as it may be seen. */
export function useYearOf(partyId: string, now: Date) {
  const may = useMay();
  const [{ language }] = usePreferences();
  const day = now.toISOString().slice(0, 10);
  const sees = {
    appointments: may('appointments.read'),
    processes: may('service-processes.read'),
    followUps: may('follow-ups.read'),
  };
  const query = useQuery({
    queryKey: ['hearing', 'year', partyId, day, sees],
    queryFn: ({ signal }) => yearOf(partyId, now, sees, signal),
  });
  const onRetry = () => void query.refetch();
  if (!query.data) return { data: undefined, error: query.error ?? undefined, onRetry };
  const say = (text: LocalText) => inLanguage(text, language);
  const { appointments, steps, tasks } = query.data;
  const nowText = now.toISOString();
  const came = appointments.filter(({ status }) => status === 'done' || status === 'arrived');
  const toCome = appointments.filter(({ status, startsAt }) => status === 'booked' && startsAt >= nowText);
  const data: { visits: PaperLine[]; planned: PaperLine[] } = {
    visits: [
      ...came.map(({ appointmentId, startsAt, typeName }) => ({
        key: appointmentId,
        at: startsAt,
        text: say(typeName),
      })),
      ...steps.map(({ key, at, name }) => ({ key, at, text: say(name) })),
    ].toSorted((a, b) => b.at.localeCompare(a.at)),
    planned: [
      ...toCome.map(({ appointmentId, startsAt, typeName }) => ({
        key: appointmentId,
        at: startsAt,
        text: say(typeName),
      })),
      // What we only mean to say to the customer ourselves does not belong on their paper.
      ...tasks.flatMap(({ careTaskId, dueOn, reason }) =>
        reason.kind === 'planned' &&
        reason.values.purpose !== 'marketing' &&
        reason.values.channel === 'visit'
          ? [{ key: careTaskId, at: dueOn < day ? undefined : dueOn, text: say(reason.values.name) }]
          : [],
      ),
    ].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '')),
  };
  return { data, error: undefined, onRetry };
}

type Sees = { appointments: boolean; processes: boolean; followUps: boolean };

async function yearOf(partyId: string, now: Date, sees: Sees, signal: AbortSignal) {
  const fromAt = new Date(now.getTime() - YEAR_MS).toISOString();
  const untilAt = new Date(now.getTime() + YEAR_MS).toISOString();
  const [appointments, steps, tasks] = await Promise.all([
    sees.appointments
      ? answered(
          api.appointments.listAppointments({
            query: { partyId, fromAt, untilAt, standing: 'all', limit: 100 },
            signal,
          }),
        )
      : { items: [] },
    sees.processes ? stepsSince(partyId, fromAt, signal) : [],
    sees.followUps
      ? answered(api.followUps.listCareTasks({ query: { partyId, whose: 'all', limit: 50 }, signal }))
      : { items: [] },
  ]);
  return { appointments: appointments.items, steps, tasks: tasks.items };
}

/** Steps of the customer's processes that were done since a moment. */
async function stepsSince(partyId: string, fromAt: string, signal: AbortSignal) {
  const lists = await Promise.all(
    (['open', 'ended'] as const).map((state) =>
      answered(api.serviceProcesses.listProcesses({ query: { partyId, state, limit: 10 }, signal })),
    ),
  );
  const recent = lists
    .flatMap(({ items }) => items)
    .filter(({ endedAt }) => endedAt === null || endedAt >= fromAt);
  const processes = await Promise.all(
    recent.map(({ processId }) =>
      answered(api.serviceProcesses.showProcess({ params: { processId }, signal })),
    ),
  );
  return processes.flatMap(({ processId, steps, visits }) =>
    visits.flatMap(({ stepKey, enteredAt, leftAt, outcome }) => {
      const step = steps.find(({ key }) => key === stepKey);
      const isDone = outcome === 'completed' || outcome === 'overridden';
      if (!step || leftAt === null || !isDone || leftAt < fromAt) return [];
      return [{ key: `${processId} ${stepKey} ${enteredAt}`, at: leftAt, name: step.name }];
    }),
  );
}
