import type { Answer } from '#contract-kit';
import {
  type Completion,
  mergeReports,
  type ReportField,
  takeTheirs,
  type Visit,
  type VisitReport,
} from '#modules/field-work/contract';
import {
  type DeviceStore,
  type DeviceVisit,
  type QueuedAction,
  type ReportBody,
  received,
  type SentBody,
} from './device-entry.ts';

/** The ways to the server that the queue needs; each takes the key that makes a second time harmless. */
export interface VisitGateway {
  show(visitId: string): Promise<Answer<Visit>>;
  arrive(visitId: string, body: { at: string }, key: string): Promise<Answer<Visit>>;
  report(visitId: string, body: ReportBody, key: string): Promise<Answer<Visit>>;
  complete(visitId: string, body: Completion, key: string): Promise<Answer<Visit>>;
  upload(
    photo: { partyId: string; blob: Blob; fileName: string },
    key: string,
  ): Promise<Answer<{ attachmentId: string } | null>>;
  addPhoto(visitId: string, attachmentId: string): Promise<Answer<Visit>>;
}

/** How sending ended: all went, somebody has to look, or the server is not to be reached. */
export type SendOutcome = 'sent' | 'needs-somebody' | 'away';

type Step = 'done' | 'again' | 'stuck' | 'away';

/** Changes at the desk that come in while it is being sent are joined this often before it waits for the next time. */
const MOST_TRIES = 4;

/**
 * Sends what waits, oldest first. A visit that cannot go on holds up only itself; no connection holds up all. It may be
 * broken off anywhere: what was sent but not answered is sent again with the same key and the same contents.
 */
export async function sendQueue(
  store: DeviceStore,
  gateway: VisitGateway,
  ownerId: string,
): Promise<SendOutcome> {
  const held = new Set<string>();
  for (const { position } of await store.actions()) {
    for (let tries = 1; ; tries++) {
      const step = await sendOne(store, gateway, { position, ownerId, held });
      if (step === 'away') return 'away';
      if (step === 'again' && tries < MOST_TRIES) continue;
      break;
    }
  }
  return held.size > 0 ? 'needs-somebody' : 'sent';
}

async function sendOne(
  store: DeviceStore,
  gateway: VisitGateway,
  { position, ownerId, held }: { position: number; ownerId: string; held: Set<string> },
): Promise<Step> {
  const action = (await store.actions()).find((each) => each.position === position);
  const entry = (await store.visits()).find(({ visitId }) => visitId === action?.visitId);
  if (!action || !entry || action.ownerId !== ownerId || held.has(action.visitId)) return 'stuck';
  if (entry.theirs !== null || action.refusal) {
    held.add(action.visitId);
    return 'stuck';
  }
  const step = await carryOut(store, gateway, action, entry);
  if (step === 'stuck') held.add(action.visitId);
  return step;
}

async function carryOut(
  store: DeviceStore,
  gateway: VisitGateway,
  action: QueuedAction,
  entry: DeviceVisit,
): Promise<Step> {
  if (action.kind === 'photo') return sendPhoto(store, gateway, action, entry);
  const sent = action.kind === 'arrival' ? undefined : (action.body ?? bodyOf(action.kind, entry));
  // Kept before it is sent: after a cut nobody knows whether it arrived, and it has to go again as it was.
  if (sent !== undefined) await store.putAction({ ...action, body: sent });
  const answer = await send(gateway, action, sent);
  if (!answer.ok) return refused(store, gateway, action, entry, answer.problem);
  await store.removeAction(action.position);
  await settle(store, answer.value, sent?.report);
  return 'done';
}

async function send(
  gateway: VisitGateway,
  action: Exclude<QueuedAction, { kind: 'photo' }>,
  sent: SentBody | undefined,
): Promise<Answer<Visit>> {
  const { visitId, key } = action;
  if (action.kind === 'arrival') return gateway.arrive(visitId, { at: action.at }, key);
  if (sent === undefined) throw new Error('a report that is sent has contents');
  return isCompletion(sent) ? gateway.complete(visitId, sent, key) : gateway.report(visitId, sent, key);
}

const isCompletion = (sent: SentBody): sent is Completion => 'outcome' in sent;

function bodyOf(kind: 'report' | 'completion', entry: DeviceVisit): SentBody {
  const { visit, draft, signature, ended } = entry;
  if (kind === 'report' || ended === null) return { revision: visit.revision, report: draft, signature };
  return { revision: visit.revision, report: draft, signature, ...ended } satisfies Completion;
}

async function sendPhoto(
  store: DeviceStore,
  gateway: VisitGateway,
  action: Extract<QueuedAction, { kind: 'photo' }>,
  entry: DeviceVisit,
): Promise<Step> {
  let { attachmentId } = action;
  if (attachmentId === undefined) {
    const { blob, fileName, key } = action;
    const answer = await gateway.upload({ partyId: entry.visit.partyId, blob, fileName }, key);
    if (!answer.ok) return refused(store, gateway, action, entry, answer.problem);
    attachmentId = answer.value?.attachmentId;
    if (attachmentId !== undefined) await store.putAction({ ...action, attachmentId });
  }
  if (attachmentId !== undefined) {
    const answer = await gateway.addPhoto(action.visitId, attachmentId);
    if (!answer.ok) return refused(store, gateway, action, entry, answer.problem);
    await settle(store, answer.value);
  }
  await store.removeAction(action.position);
  return 'done';
}

async function refused(
  store: DeviceStore,
  gateway: VisitGateway,
  action: QueuedAction,
  entry: DeviceVisit,
  { code, title, status }: { code: string; title: string; status: number },
): Promise<Step> {
  if (status === 0 || status >= 500 || status === 429 || code === 'not-signed-in') return 'away';
  if (code === 'visit-changed' || code === 'visit-over') {
    const answer = await gateway.show(entry.visitId);
    if (!answer.ok) return 'away';
    let joined = entry;
    await store.changeVisit(entry.visitId, (now) => {
      joined = join(now, answer.value);
      return joined;
    });
    // Something else is said now, so it needs a key of its own.
    const { body: _, ...rest } = action;
    await store.putAction({ ...rest, key: crypto.randomUUID() } as QueuedAction);
    return joined.theirs === null ? 'again' : 'stuck';
  }
  await store.putAction({ ...action, refusal: { code, title } });
  return 'stuck';
}

/** After an answer: the server's version is the new common ground, what was written here since stays. */
async function settle(store: DeviceStore, visit: Visit, sent?: VisitReport): Promise<void> {
  await store.changeVisit(visit.visitId, (now) => {
    if (now.theirs !== null) return now;
    // What the server has just taken from here is common ground: who wrote on meanwhile changed that.
    const ground = sent === undefined ? now : { ...now, visit: { ...now.visit, report: sent } };
    return join(ground, visit);
  });
}

/** Joins what the server has with what was written here; where both wrote different things, somebody has to decide. */
export function join(entry: DeviceVisit, theirs: Visit): DeviceVisit {
  const { merged, clashes } = mergeReports(entry.visit.report, entry.draft, theirs.report);
  if (clashes.length > 0 || endsDifferently(entry, theirs)) return { ...entry, theirs };
  return {
    ...entry,
    visit: theirs,
    draft: merged,
    signature: entry.signature ?? theirs.signature,
    arrivedAt: entry.arrivedAt ?? theirs.arrivedAt,
  };
}

const isOver = ({ status }: Visit) =>
  status === 'completed' || status === 'not-met' || status === 'cancelled';

/** Closed or cancelled at the desk while it was begun or closed here. */
function endsDifferently(entry: DeviceVisit, theirs: Visit): boolean {
  if (!isOver(theirs) || isOver(entry.visit)) return false;
  if (entry.ended === null) return theirs.status === 'cancelled' && entry.arrivedAt !== null;
  const isOurs =
    theirs.status === entry.ended.outcome &&
    theirs.endedAt !== null &&
    Date.parse(theirs.endedAt) === Date.parse(entry.ended.at);
  return !isOurs;
}

/** Takes what somebody chose for each field; from then on it is sent as an answer to what the desk has. */
export function decide(entry: DeviceVisit, chosen: ReadonlySet<ReportField>): DeviceVisit {
  const { theirs } = entry;
  if (theirs === null) return entry;
  const { merged } = mergeReports(entry.visit.report, entry.draft, theirs.report);
  return { ...entry, visit: theirs, draft: takeTheirs(merged, theirs.report, chosen), theirs: null };
}

/** Brings the visits of the day up to date; what was written here stays, visits of other days go once all of theirs is sent. */
export async function takeDay(store: DeviceStore, visits: readonly Visit[], ownerId: string): Promise<void> {
  const waiting = new Set((await store.actions()).map(({ visitId }) => visitId));
  const known = new Set((await store.visits()).map(({ visitId }) => visitId));
  for (const visit of visits) {
    if (known.delete(visit.visitId)) {
      await store.changeVisit(visit.visitId, (now) => (now.theirs === null ? join(now, visit) : now));
    } else {
      await store.putVisit(received(visit, ownerId));
    }
  }
  for (const visitId of known) if (!waiting.has(visitId)) await store.removeVisit(visitId);
}
