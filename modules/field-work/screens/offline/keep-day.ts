import type { Answer } from '#contract-kit';
import { mergeReports, type Visit, type VisitReport } from '#modules/field-work/contract';
import type { DeviceStore, DeviceVisit, QueuedAction } from './device-entry.ts';
import { type SendOutcome, sendQueue, takeDay, type VisitGateway } from './send-queue.ts';
import { queueReport, visitNotes } from './visit-notes.ts';

/** What the page shows: the visits on this device, and what waits. */
export interface DeviceDay {
  visits: readonly DeviceVisit[];
  actions: readonly QueuedAction[];
  outcome: SendOutcome | 'sending' | undefined;
  refreshedAt: string | undefined;
  /** The device has refused to keep the last of it; what was typed is in this page only. */
  isUnkept: boolean;
}

/** What a day on a device needs: its memory, and the ways to the server. */
export interface DayPorts {
  store: DeviceStore;
  gateway: VisitGateway;
  listVisits: (visitOn: string) => Promise<Answer<{ items: readonly Visit[] }>>;
}

const empty: DeviceDay = {
  visits: [],
  actions: [],
  outcome: undefined,
  refreshedAt: undefined,
  isUnkept: false,
};

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
  /** Visits whose report the device refused to keep, with the report it kept last. */
  const refused = new Map<string, VisitReport>();
  let owner: string | undefined;

  async function tell(given: Partial<DeviceDay> = {}): Promise<void> {
    const mine = ++turn;
    const [visits, actions] = await Promise.all([store.visits(), store.actions()]);
    // Never an older report over a newer one: whoever writes tells when it is kept.
    const isOld = mine !== turn || unkept > 0;
    show(isOld ? given : { ...given, ...shownOf(visits, actions) });
  }

  /** What somebody else left waiting here is theirs, and not shown. */
  function shownOf(visits: DeviceVisit[], actions: QueuedAction[]): Pick<DeviceDay, 'visits' | 'actions'> {
    const mine = <Owned extends { ownerId: string }>(all: Owned[]) =>
      all.filter(({ ownerId }) => ownerId === owner);
    return { visits: mine(visits).sort(byRoute).map(asTyped), actions: mine(actions) };
  }

  function asTyped(entry: DeviceVisit): DeviceVisit {
    const typed = current.visits.find(({ visitId }) => visitId === entry.visitId);
    return typed && refused.has(entry.visitId) ? { ...entry, draft: typed.draft } : entry;
  }

  let keeping: Promise<void> = Promise.resolve();

  /** Keeps one thing after the other, in the order in which they were written. A device that refuses says so. */
  function keep(work: () => Promise<void>): Promise<void> {
    const say = (isUnkept: boolean) => {
      if (isUnkept !== current.isUnkept) show({ isUnkept });
    };
    keeping = keeping.then(work).then(
      () => say(refused.size > 0),
      () => say(true),
    );
    return keeping.then(() => tell());
  }

  /** Opens the memory of this device for somebody; of others only what waits to be sent stays, for them alone. */
  async function openDay(ownerId: string): Promise<void> {
    owner = ownerId;
    await letGo((entry) => entry.ownerId !== ownerId);
    await tell();
  }

  /** Somebody signed out: nothing is shown any more, and only what waits to be sent stays, for its owner alone. */
  async function forgetDay(): Promise<void> {
    turn++;
    owner = undefined;
    show(empty);
    await letGo(() => true);
  }

  /** Removes visits of which nothing waits. */
  async function letGo(mayGo: (entry: DeviceVisit) => boolean): Promise<void> {
    const waiting = new Set((await store.actions()).map(({ visitId }) => visitId));
    for (const entry of await store.visits())
      if (mayGo(entry) && !waiting.has(entry.visitId)) await store.removeVisit(entry.visitId);
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
    const waits = async () => (await store.actions()).some((action) => action.ownerId === ownerId);
    return inTurn(async () => {
      await keepRefused(now().toISOString());
      if (await waits()) {
        await tell({ outcome: 'sending' });
        const outcome = await sendQueue(store, gateway, ownerId);
        await tell({ outcome });
        if (outcome === 'away') return;
      }
      const answer = await listVisits(visitOn);
      if (!answer.ok) return tell({ outcome: 'away' });
      await takeDay(store, answer.value.items, ownerId);
      const isLeft = await waits();
      await tell({ refreshedAt: now().toISOString(), outcome: isLeft ? 'needs-somebody' : 'sent' });
    });
  }

  /** Tries again to keep what the device had no room for. */
  async function keepRefused(at: string): Promise<void> {
    for (const entry of current.visits)
      if (refused.has(entry.visitId)) await noteReport(entry, entry.draft, at);
  }

  /** Shows at once what is written, and keeps it. It is queued once for all that is written until it is sent. */
  function noteReport(entry: DeviceVisit, draft: VisitReport, at: string): Promise<void> {
    const { visitId } = entry;
    turn++;
    unkept++;
    show({ visits: current.visits.map((each) => (each.visitId === visitId ? { ...each, draft } : each)) });
    return keep(async () => {
      // What the device refused before is part of what is written now.
      const ground = refused.get(visitId) ?? entry.draft;
      try {
        await queueReport(store, entry, at);
        // What came from the desk while this was typed stays.
        await store.changeVisit(visitId, (before) => ({
          ...before,
          draft: mergeReports(ground, draft, before.draft).merged,
        }));
        refused.delete(visitId);
      } catch (cause) {
        refused.set(visitId, ground);
        throw cause;
      } finally {
        unkept--;
      }
    });
  }

  return {
    watchDay,
    readDay,
    openDay,
    forgetDay,
    syncDay,
    noteReport,
    ...visitNotes(store, keep),
  };
}

function byRoute(one: DeviceVisit, other: DeviceVisit): number {
  const keyOf = ({ visit }: DeviceVisit) => `${visit.visitOn} ${visit.arrivesAt ?? '99:99'} ${visit.visitId}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}
