import { z } from 'zod';
import { classified, instant, isoDate, uuid } from '#contract-kit';
import { law, NOTICE_AUDIENCES, requestKind, requestOutcome } from './terms.ts';

/** One thing done about a request. */
export const requestStep = z.object({
  stepId: uuid,
  kind: z.enum(['received', 'identified', 'extended', 'assigned', 'noted', 'closed']),
  at: instant,
  byName: z.string(),
  note: z.string(),
});
export type RequestStep = z.infer<typeof requestStep>;

/** Somebody asks for a right; the clock of the law runs from the day it came. */
export const privacyRequest = z.object({
  requestId: uuid,
  number: z.string(),
  kind: requestKind,
  law,
  /** The customer file it is about, once that is known. */
  partyId: uuid.nullable(),
  partyName: z.string().nullable(),
  requesterName: z.string(),
  requesterContact: classified('contact', z.string()),
  onBehalf: z.boolean(),
  details: z.string(),
  receivedVia: z.string(),
  receivedAt: instant,
  dueOn: isoDate,
  /** Days until the answer is due; negative when it is late. */
  daysLeft: z.int(),
  identityCheckedAt: instant.nullable(),
  extendedAt: instant.nullable(),
  ownerId: uuid.nullable(),
  ownerName: z.string().nullable(),
  closedAt: instant.nullable(),
  outcome: requestOutcome.nullable(),
  /** The clock that was applied, with its source. */
  clock: z.object({ answer: z.string(), extension: z.string().nullable(), source: z.string() }),
  version: z.int(),
});
export type PrivacyRequest = z.infer<typeof privacyRequest>;

export const privacyRequestFile = z.object({ ...privacyRequest.shape, steps: z.array(requestStep) });
export type PrivacyRequestFile = z.infer<typeof privacyRequestFile>;

/** Who works on our behalf with personal data, for what, where, under which contract. */
export const processor = z.object({
  processorId: uuid,
  name: z.string(),
  service: z.string(),
  dataCategories: z.string(),
  region: z.string(),
  contract: z.string(),
  contractOn: isoDate.nullable(),
  transferBasis: z.string(),
  endedOn: isoDate.nullable(),
  version: z.int(),
});
export type Processor = z.infer<typeof processor>;

/** A duty to tell somebody of an incident, by when. */
export const incidentNotice = z.object({
  noticeKey: z.string(),
  law,
  audience: z.enum(NOTICE_AUDIENCES),
  /** Null where the law says "without delay" and names no hour. */
  dueAt: instant.nullable(),
  source: z.string(),
  doneAt: instant.nullable(),
  doneByName: z.string().nullable(),
  note: z.string(),
});
export type IncidentNotice = z.infer<typeof incidentNotice>;

export const incident = z.object({
  incidentId: uuid,
  number: z.string(),
  title: z.string(),
  knownAt: instant,
  cause: z.string(),
  dataCategories: z.string(),
  possibleHarm: z.string(),
  remedy: z.string(),
  contact: z.string(),
  affectedPeople: z.int().nullable(),
  highRisk: z.boolean(),
  laws: z.array(law),
  closedAt: instant.nullable(),
  notices: z.array(incidentNotice),
  version: z.int(),
});
export type Incident = z.infer<typeof incident>;
