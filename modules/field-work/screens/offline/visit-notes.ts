import type { Outcome, Signature, Visit } from '#modules/field-work/contract';
import type { DeviceAction, DeviceStore, DeviceVisit, QueuedAction } from './device-entry.ts';
import { join } from './send-queue.ts';

/** What somebody does on a visit, each kept on the device in a way that loses nothing when it is cut between two writings. */
export function visitNotes(store: DeviceStore, keep: (work: () => Promise<void>) => Promise<void>) {
  function noteArrival(entry: DeviceVisit, at: string): Promise<void> {
    return keep(async () => {
      await store.addAction({ ...made(entry, at), kind: 'arrival', at });
      await store.changeVisit(entry.visitId, (before) => ({ ...before, arrivedAt: at }));
    });
  }

  /** A signature goes with the report as well: the desk may close the visit before it is closed here. */
  function noteSignature(entry: DeviceVisit, signature: Signature | null, at: string): Promise<void> {
    return keep(async () => {
      if (signature !== null) await queueReport(store, entry, at);
      await store.changeVisit(entry.visitId, (before) => ({ ...before, signature }));
    });
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
      const before = await store.actions();
      await store.addAction({ ...made(entry, ended.at), kind: 'completion' });
      await store.changeVisit(entry.visitId, (now) => ({ ...now, ended }));
      for (const action of before) {
        if (action.visitId === entry.visitId && isSpareReport(action))
          await store.removeAction(action.position);
      }
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
        await store.addAction({ ...made(entry, at), kind: 'report' });
        await store.removeAction(action.position);
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

  return { noteArrival, noteSignature, notePhoto, noteEnd, noteDecision, giveUp, tryAgain };
}

/** Queues a report once for all that is written until it is sent. Queued first: a page that is closed between loses nothing. */
export async function queueReport(store: DeviceStore, entry: DeviceVisit, at: string): Promise<void> {
  const waits = (await store.actions()).some(
    (action) => action.visitId === entry.visitId && isSpareReport(action),
  );
  if (!waits) await store.addAction({ ...made(entry, at), kind: 'report' });
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
