import { type ActionContext, takeNumbers } from '#platform';
import { insertRun } from '../data/run-queries.ts';

export interface RunRequest {
  /** Last day to look at; null for yesterday. */
  askedEndOn: string | null;
  /** Null for the nightly run. */
  requestedBy: { staffId: string; name: string } | null;
}

/** Makes the row of a new run and gives its id; undefined when another run is open. */
export async function openRun(ctx: ActionContext, request: RunRequest): Promise<string | undefined> {
  const runId = ctx.newId();
  const number = await takeNumbers(ctx.db, 'value.run', 1);
  const inserted = await insertRun(ctx.db, { runId, number, requestedAt: ctx.clock.now(), ...request });
  return inserted ? runId : undefined;
}
