import type { Completion, Outcome, Signature, Visit, VisitReport } from '#modules/field-work/contract';

/** A visit on this device: as the server had it last, and what was written here since. */
export interface DeviceVisit {
  visitId: string;
  /** Whose device memory this is: nobody else gets to see it. */
  ownerId: string;
  visit: Visit;
  draft: VisitReport;
  signature: Signature | null;
  arrivedAt: string | null;
  ended: { outcome: Outcome; at: string; reason: string } | null;
  /** What the desk has, where both wrote different things; sending waits until somebody decides. */
  theirs: Visit | null;
}

/** The contents of a report, with the signature that was given meanwhile. */
export interface ReportBody {
  revision: number;
  report: VisitReport;
  signature?: Signature | null | undefined;
}

/** The contents of a report or of the closing of a visit, as they were sent. */
export type SentBody = Completion | ReportBody;

/** What waits to be sent. The key is made with it, so that sending it again does nothing twice. */
export type DeviceAction = {
  visitId: string;
  ownerId: string;
  key: string;
  madeAt: string;
  /** Exactly what was sent, once it was: the same key must not carry something else. */
  body?: SentBody;
  /** Why the server refused it. */
  refusal?: { code: string; title: string };
} & (
  | { kind: 'arrival'; at: string }
  | { kind: 'report' }
  | { kind: 'completion' }
  | { kind: 'photo'; blob: Blob; fileName: string; attachmentId?: string }
);

/** An action with its place in the queue. */
export type QueuedAction = DeviceAction & { position: number };

/** What is remembered of visits on this device. */
export interface DeviceStore {
  visits(): Promise<DeviceVisit[]>;
  putVisit(entry: DeviceVisit): Promise<void>;
  /** Changes a visit as it is now, with nothing in between; does nothing when it is not on this device. */
  changeVisit(visitId: string, change: (now: DeviceVisit) => DeviceVisit): Promise<void>;
  removeVisit(visitId: string): Promise<void>;
  /** Oldest first. */
  actions(): Promise<QueuedAction[]>;
  addAction(action: DeviceAction): Promise<void>;
  putAction(action: QueuedAction): Promise<void>;
  removeAction(position: number): Promise<void>;
  clear(): Promise<void>;
}

/** What a visit looks like on a device that has just received it. */
export const received = (visit: Visit, ownerId: string): DeviceVisit => ({
  visitId: visit.visitId,
  ownerId,
  visit,
  draft: visit.report,
  signature: visit.signature,
  arrivedAt: visit.arrivedAt,
  ended: null,
  theirs: null,
});
