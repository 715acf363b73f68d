import type { Answer } from '#contract-kit';
import {
  mergeReports,
  type Outcome,
  type Signature,
  type Visit,
  type VisitReport,
} from '#modules/field-work/contract';
import type { DeviceAction, DeviceStore, DeviceVisit, QueuedAction } from './device-entry.ts';
import { join, type SendOutcome, sendQueue, takeDay, type VisitGateway } from './send-queue.ts';

/** What the page shows: the visits on this device, and what waits. */
export interface DeviceDay {
  visits: readonly DeviceVisit[];
  actions: readonly QueuedAction[];
  outcome: SendOutcome | 'sending' | undefined;
  refreshedAt: string | undefined;
}

/** What a day on a device needs: its memory, and the ways to the server. */
export interface DayPorts {
  store: DeviceStore;
  gateway: VisitGateway;
  listVisits: (visitOn: string) => Promise<Answer<{ items: readonly Visit[] }>>;
}

const empty: DeviceDay = { visits: [], actions: [], outcome: undefined, refreshedAt: undefined };

/** The visits of somebody on one device: what is written is shown at once, kept in its order, and sent when it can be. */

export function keepDay({ store, gateway, listVisits }: DayPorts) {
  let current = empty;
  const watchers = new Set<() => void>();

  /** Watches the visits on this device, for `useSyncExternalStore`. */
  function watchDay(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }
  const readDay = (): DeviceDay => current;

  function show(given: Partial<DeviceDay>): void {
    current = { ...current, ...given };
    for (const watcher of watchers) watcher();
  }

  /** Readings and writings of reports so far: a reading that something else has overtaken is an old one. */
  let turn = 0;
  /** Reports that are shown and not kept yet. */
  let unkept = 0;

  async function tell(given: Partial<DeviceDay> = {}): Promise<void> {
    const mine = ++turn;
    const [visits, actions] = await Promise.all([store.visits(), store.actions()]);
    // Never an older report over a newer one: whoever writes tells when it is kept.
    const isOld = mine !== turn || unkept > 0;
    show(isOld ? given : { ...given, visits: visits.sort(byRoute), actions });
  }

  let keeping: Promise<void> = Promise.resolve();

  /** Keeps one thing after the other, in the order in which they were written. */
  function keep(work: () => Promise<void>): Promise<void> {
    keeping = keeping.then(work, work);
    return keeping.then(() => tell());
  }

  /** Opens the memory of this device for somebody; what somebody else left here is cleared away. */
  async function openDay(ownerId: string): Promise<void> {
    const [visits, actions] = await Promise.all([store.visits(), store.actions()]);
    if ([...visits, ...actions].some((each) => each.ownerId !== ownerId)) await store.clear();
    await tell();
  }

  /** Forgets everything: somebody signed out. */
  async function forgetDay(): Promise<void> {
    turn++;
    await store.clear();
    show(empty);
  }

  let working: Promise<void> = Promise.resolve();

  /** One sending after the other, also over several tabs: two at once would send everything twice. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const { locks } = globalThis.navigator;
    const guarded = () => (locks === undefined ? work() : locks.request('perennial-visits', work));
    working = working.then(guarded, guarded);
    return working;
  }

  /** Sends what waits, then fetches the visits of the day. */
  function syncDay(ownerId: string, visitOn: string, now: () => Date): Promise<void> {
    return inTurn(async () => {
      if ((await store.actions()).length > 0) {
        await tell({ outcome: 'sending' });
        const outcome = await sendQueue(store, gateway, ownerId);
        await tell({ outcome });
        if (outcome === 'away') return;
      }
      const answer = await listVisits(visitOn);
      if (!answer.ok) return tell({ outcome: 'away' });
      await takeDay(store, answer.value.items, ownerId);
      const waits = (await store.actions()).length > 0;
      await tell({ refreshedAt: now().toISOString(), outcome: waits ? 'needs-somebody' : 'sent' });
    });
  }

  function noteArrival(entry: DeviceVisit, at: string): Promise<void> {
    return keep(async () => {
      await store.changeVisit(entry.visitId, (before) => ({ ...before, arrivedAt: at }));
      await store.addAction({ ...made(entry, at), kind: 'arrival', at });
    });
  }

  /** Shows at once what is written, and keeps it. It is queued once for all that is written until it is sent. */
  function noteReport(entry: DeviceVisit, draft: VisitReport, at: string): Promise<void> {
    const { visitId } = entry;
    turn++;
    unkept++;
    show({ visits: current.visits.map((each) => (each.visitId === visitId ? { ...each, draft } : each)) });
    return keep(async () => {
      try {
        // What came from the desk while this was typed stays.
        await store.changeVisit(visitId, (before) => ({
          ...before,
          draft: mergeReports(entry.draft, draft, before.draft).merged,
        }));
        const waits = (await store.actions()).some(
          (action) => action.visitId === visitId && isSpareReport(action),
        );
        if (!waits) await store.addAction({ ...made(entry, at), kind: 'report' });
      } finally {
        unkept--;
      }
    });
  }

  function noteSignature(entry: DeviceVisit, signature: Signature | null): Promise<void> {
    return keep(() => store.changeVisit(entry.visitId, (before) => ({ ...before, signature })));
  }

  function notePhoto(entry: DeviceVisit, blob: Blob, fileName: string, at: string): Promise<void> {
    return keep(() => store.addAction({ ...made(entry, at), kind: 'photo', blob, fileName }));
  }

  /** Closes a visit here; its report goes with it, so one that waits by itself is not needed any more. */
  function noteEnd(
    entry: DeviceVisit,
    ended: { outcome: Outcome; at: string; reason: string },
  ): Promise<void> {
    return keep(async () => {
      await store.changeVisit(entry.visitId, (before) => ({ ...before, ended }));
      for (const action of await store.actions()) {
        if (action.visitId === entry.visitId && isSpareReport(action))
          await store.removeAction(action.position);
      }
      await store.addAction({ ...made(entry, ended.at), kind: 'completion' });
    });
  }

  /** Keeps what somebody decided about a visit that the desk changed too. One the desk has closed is not closed again, only added to. */
  function noteDecision(entry: DeviceVisit, at: string): Promise<void> {
    const { status } = entry.visit;
    const isClosed = status === 'completed' || status === 'not-met';
    return keep(async () => {
      await store.changeVisit(entry.visitId, () => (isClosed ? { ...entry, ended: null } : entry));
      if (!isClosed) return;
      for (const action of await store.actions()) {
        if (action.visitId !== entry.visitId || action.kind !== 'completion') continue;
        await store.removeAction(action.position);
        await store.addAction({ ...made(entry, at), kind: 'report' });
      }
    });
  }

  /** Gives up all that waits of a visit, and takes what the desk has. */
  function giveUp(entry: DeviceVisit, theirs: Visit): Promise<void> {
    return keep(async () => {
      for (const action of await store.actions()) {
        if (action.visitId === entry.visitId) await store.removeAction(action.position);
      }
      await store.changeVisit(entry.visitId, (before) =>
        join({ ...before, draft: theirs.report, ended: null, theirs: null, visit: theirs }, theirs),
      );
    });
  }

  /** Sends again what the server refused. */
  function tryAgain(visitId: string): Promise<void> {
    return keep(async () => {
      for (const { refusal: _, ...action } of await store.actions()) {
        if (action.visitId === visitId) await store.putAction(action as QueuedAction);
      }
    });
  }

  return {
    watchDay,
    readDay,
    openDay,
    forgetDay,
    syncDay,
    noteArrival,
    noteReport,
    noteSignature,
    notePhoto,
    noteEnd,
    noteDecision,
    giveUp,
    tryAgain,
  };
}

function byRoute(one: DeviceVisit, other: DeviceVisit): number {
  const keyOf = ({ visit }: DeviceVisit) => `${visit.visitOn} ${visit.arrivesAt ?? '99:99'} ${visit.visitId}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** A report by itself that was never sent: whatever is sent next carries what it would. */
const isSpareReport = ({ kind, body }: QueuedAction): boolean => kind === 'report' && body === undefined;

type Made = Pick<DeviceAction, 'visitId' | 'ownerId' | 'madeAt'>;
const made = ({ visitId, ownerId }: DeviceVisit, at: string): Made & { key: string } => ({
  visitId,
  ownerId,
  madeAt: at,
  key: crypto.randomUUID(),
});
