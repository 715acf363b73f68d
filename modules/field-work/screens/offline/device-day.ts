import { api } from '#contract';
import type { Outcome, Signature, Visit, VisitReport } from '#modules/field-work/contract';
import { apiGateway } from './api-gateway.ts';
import type { DeviceAction, DeviceVisit, QueuedAction } from './device-entry.ts';
import { indexedStore as store } from './indexed-store.ts';
import { join, type SendOutcome, sendQueue, takeDay } from './send-queue.ts';

/** What the page shows: the visits on this device, and what waits. */
export interface DeviceDay {
  visits: readonly DeviceVisit[];
  actions: readonly QueuedAction[];
  outcome: SendOutcome | 'sending' | undefined;
  refreshedAt: string | undefined;
}

const empty: DeviceDay = { visits: [], actions: [], outcome: undefined, refreshedAt: undefined };
let current: DeviceDay = empty;
const watchers = new Set<() => void>();

/** Watches the visits on this device, for `useSyncExternalStore`. */
export function watchDay(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
export const readDay = (): DeviceDay => current;

async function tell(given: Partial<DeviceDay> = {}): Promise<void> {
  const [visits, actions] = await Promise.all([store.visits(), store.actions()]);
  current = { ...current, ...given, visits: visits.sort(byRoute), actions };
  for (const watcher of watchers) watcher();
}

function byRoute(one: DeviceVisit, other: DeviceVisit): number {
  const keyOf = ({ visit }: DeviceVisit) => `${visit.visitOn} ${visit.arrivesAt ?? '99:99'} ${visit.visitId}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** Opens the memory of this device for somebody; what somebody else left here is cleared away. */
export async function openDay(ownerId: string): Promise<void> {
  const [visits, actions] = await Promise.all([store.visits(), store.actions()]);
  if ([...visits, ...actions].some((each) => each.ownerId !== ownerId)) await store.clear();
  await tell();
}

/** Forgets everything: somebody signed out. */
export async function forgetDay(): Promise<void> {
  current = empty;
  await store.clear();
  for (const watcher of watchers) watcher();
}

let working: Promise<void> = Promise.resolve();

/** One thing after the other, also over several tabs: two that send at once would send everything twice. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const guarded = () =>
    navigator.locks === undefined ? work() : navigator.locks.request('perennial-visits', work);
  working = working.then(guarded, guarded);
  return working;
}

/** Sends what waits, then fetches the visits of the day. */
export function syncDay(ownerId: string, visitOn: string, now: () => Date): Promise<void> {
  return inTurn(async () => {
    if ((await store.actions()).length > 0) {
      await tell({ outcome: 'sending' });
      const outcome = await sendQueue(store, apiGateway, ownerId);
      await tell({ outcome });
      if (outcome === 'away') return;
    }
    const answer = await api.fieldWork.listMyVisits({ query: { visitOn } });
    if (!answer.ok) return tell({ outcome: 'away' });
    await takeDay(store, answer.value.items, ownerId);
    const waits = (await store.actions()).length > 0;
    await tell({ refreshedAt: now().toISOString(), outcome: waits ? 'needs-somebody' : 'sent' });
  });
}

async function change(visitId: string, made: (entry: DeviceVisit) => DeviceVisit): Promise<void> {
  const entry = (await store.visits()).find((each) => each.visitId === visitId);
  if (entry) await store.putVisit(made(entry));
  await tell();
}

async function queue(action: DeviceAction): Promise<void> {
  await store.addAction(action);
  await tell();
}

type Made = Pick<DeviceAction, 'visitId' | 'ownerId' | 'madeAt'>;
const made = ({ visitId, ownerId }: DeviceVisit, at: string): Made & { key: string } => ({
  visitId,
  ownerId,
  madeAt: at,
  key: crypto.randomUUID(),
});

export async function noteArrival(entry: DeviceVisit, at: string): Promise<void> {
  await change(entry.visitId, (before) => ({ ...before, arrivedAt: at }));
  await queue({ ...made(entry, at), kind: 'arrival', at });
}

/** Keeps what is written. It is queued once for all that is written until it is sent. */
export async function noteReport(entry: DeviceVisit, draft: VisitReport, at: string): Promise<void> {
  await change(entry.visitId, (before) => ({ ...before, draft }));
  const waits = (await store.actions()).some(
    ({ visitId, kind, body }) => visitId === entry.visitId && kind === 'report' && body === undefined,
  );
  if (!waits) await queue({ ...made(entry, at), kind: 'report' });
}

export async function noteSignature(entry: DeviceVisit, signature: Signature | null): Promise<void> {
  await change(entry.visitId, (before) => ({ ...before, signature }));
}

export async function notePhoto(entry: DeviceVisit, blob: Blob, fileName: string, at: string): Promise<void> {
  await queue({ ...made(entry, at), kind: 'photo', blob, fileName });
}

/** Closes a visit here; its report goes with it, so one that waits by itself is not needed any more. */
export async function noteEnd(
  entry: DeviceVisit,
  ended: { outcome: Outcome; at: string; reason: string },
): Promise<void> {
  await change(entry.visitId, (before) => ({ ...before, ended }));
  for (const action of await store.actions()) {
    const isSpare = action.kind === 'report' && action.body === undefined;
    if (action.visitId === entry.visitId && isSpare) await store.removeAction(action.position);
  }
  await queue({ ...made(entry, ended.at), kind: 'completion' });
}

/** Keeps what somebody decided about a visit that the desk changed too. One the desk has closed is not closed again, only added to. */
export async function noteDecision(entry: DeviceVisit, at: string): Promise<void> {
  const { status } = entry.visit;
  const isClosed = status === 'completed' || status === 'not-met';
  await change(entry.visitId, () => (isClosed ? { ...entry, ended: null } : entry));
  if (!isClosed) return;
  for (const action of await store.actions()) {
    if (action.visitId !== entry.visitId || action.kind !== 'completion') continue;
    await store.removeAction(action.position);
    await queue({ ...made(entry, at), kind: 'report' });
  }
}

/** Gives up all that waits of a visit, and takes what the desk has. */
export async function giveUp(entry: DeviceVisit, theirs: Visit): Promise<void> {
  for (const action of await store.actions()) {
    if (action.visitId === entry.visitId) await store.removeAction(action.position);
  }
  await change(entry.visitId, (before) =>
    join({ ...before, draft: theirs.report, ended: null, theirs: null, visit: theirs }, theirs),
  );
}

/** Sends again what the server refused. */
export async function tryAgain(visitId: string): Promise<void> {
  for (const { refusal: _, ...action } of await store.actions()) {
    if (action.visitId === visitId) await store.putAction(action as QueuedAction);
  }
  await tell();
}
