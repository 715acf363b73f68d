import { findBranchWeek } from '#modules/appointments';
import { callLogged } from '#modules/timeline/contract';
import type { PromiseDefinition, PromiseMeasure } from '#pack-kit';
import type { ActionContext } from '#platform';
import { type CompiledCalendar, compileCalendar } from '#working-time';
import type { PromiseFactRow, PromiseRow } from '../data/promise-queries.ts';
import type { HeardEvent } from '../domain/match-events.ts';
import type { PromiseAct, PromiseFacts } from '../domain/read-promise.ts';

const everyMinute = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);

/** A call in which we reached them. */
const REACHED = {
  event: callLogged.name,
  at: 'occurredAt',
  where: {
    all: [
      { field: 'direction', is: 'outbound' },
      { field: 'outcome', is: 'reached' },
    ],
  },
};

/** What is measured of a promise in words of one's own. */
function ownMeasure(row: Pick<PromiseRow, 'kept_by_call' | 'limit_seconds'>): PromiseMeasure {
  return {
    kind: 'time',
    to: row.kept_by_call ? [REACHED] : [],
    within: { seconds: row.limit_seconds, of: 'any-time' },
    pauses: [],
  };
}

export const KEPT_BY = [callLogged.name] as const;

/** All that decides where a promise stands. */
export function factsOf(
  row: PromiseRow,
  definition: PromiseDefinition | null,
  facts: readonly PromiseFactRow[],
  events: readonly HeardEvent[],
): PromiseFacts {
  return {
    measure: definition?.measure ?? ownMeasure(row),
    exclusions: definition?.exclusions ?? [],
    matchValues: row.match_values,
    startedAtMs: Date.parse(row.started_at),
    startEventId: row.start_event_id,
    limitMs: row.limit_seconds * 1000,
    namedDueAtMs: row.named_due_at === null ? null : Date.parse(row.named_due_at),
    events,
    acts: facts.flatMap(actOf),
  };
}

function actOf({ kind, happened_at, new_due_at }: PromiseFactRow): PromiseAct[] {
  const atMs = Date.parse(happened_at);
  if (kind === 'renegotiated' && new_due_at !== null)
    return [{ kind, atMs, dueAtMs: Date.parse(new_due_at) }];
  if (kind === 'kept' || kind === 'excused' || kind === 'withdrawn') return [{ kind, atMs }];
  return [];
}

/** The hours in which a promise's clock runs. */
export async function calendarOf(
  ctx: ActionContext,
  row: Pick<PromiseRow, 'branch_id'>,
  definition: PromiseDefinition | null,
): Promise<CompiledCalendar> {
  const { timeZone } = ctx.settings;
  const measure = definition?.measure;
  if (measure === undefined || measure.kind === 'answered' || measure.within.of === 'any-time') {
    return compileCalendar({ timeZone, week: everyMinute });
  }
  const { week, exceptions } = await findBranchWeek(ctx.db, row.branch_id);
  return compileCalendar({ timeZone, week, exceptions });
}
