import { z } from 'zod';
import { defineRoute, instant, isoDate, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { certificate, erasurePreview, retentionRule } from './keeping-schemas.ts';
import { consentWrite, privacyManage } from './permissions.ts';
import {
  changedMeanwhile,
  holdStands,
  identityNotChecked,
  noExtension,
  requestClosed,
  wrongConfirmation,
} from './problems.ts';
import { incident, privacyRequest, privacyRequestFile, processor } from './request-schemas.ts';
import { law, requestKind, requestOutcome } from './terms.ts';

const text = (most: number) => z.string().trim().max(most);
const ofRequest = z.object({ requestId: uuid });
const ofParty = z.object({ partyId });

const processorForm = z.object({
  name: text(200).min(1, 'give a name'),
  service: text(500).default(''),
  dataCategories: text(500).default(''),
  region: text(200).default(''),
  contract: text(500).default(''),
  contractOn: isoDate.nullable().default(null),
  transferBasis: text(500).default(''),
  endedOn: isoDate.nullable().default(null),
});
const incidentForm = z.object({
  title: text(200).min(1, 'give a title'),
  knownAt: instant,
  cause: text(4000).default(''),
  dataCategories: text(1000).default(''),
  possibleHarm: text(4000).default(''),
  remedy: text(4000).default(''),
  contact: text(500).default(''),
  affectedPeople: z.int().min(0).max(2_147_483_647).nullable().default(null),
  highRisk: z.boolean().default(false),
  laws: z.array(law).min(1, 'name at least one law'),
});
export type ProcessorForm = z.infer<typeof processorForm>;
export type IncidentForm = z.infer<typeof incidentForm>;

const requestRoutes = {
  listRequests: defineRoute({
    method: 'GET',
    path: '/api/privacy/requests',
    summary: 'Requests of people, those due first; closed ones latest first',
    permission: privacyManage,
    query: z.object({ ...pageQuery, state: z.enum(['open', 'closed']).default('open') }),
    response: page(privacyRequest),
  }),
  getRequest: defineRoute({
    method: 'GET',
    path: '/api/privacy/requests/:requestId',
    summary: 'One request with every step',
    permission: privacyManage,
    params: ofRequest,
    response: privacyRequestFile,
  }),
  takeRequest: defineRoute({
    method: 'POST',
    path: '/api/privacy/requests',
    summary: 'Take down what somebody asks for; the clock of the law begins',
    permission: consentWrite,
    audit: 'privacy-request.taken',
    body: z.object({
      kind: requestKind,
      law,
      partyId: partyId.nullable().default(null),
      requesterName: text(200).min(1, 'give the name of who asks'),
      requesterContact: text(300).default(''),
      onBehalf: z.boolean().default(false),
      details: text(4000).default(''),
      receivedVia: text(100).default(''),
      receivedAt: instant.optional().meta({ description: 'Now when left out' }),
    }),
    response: z.object({ requestId: uuid, number: z.string(), dueOn: isoDate }),
    status: 201,
  }),
  stepRequest: defineRoute({
    method: 'POST',
    path: '/api/privacy/requests/:requestId/steps',
    summary: 'Check identity, extend with a reason, assign, note, or close a request',
    permission: privacyManage,
    audit: 'privacy-request.stepped',
    params: ofRequest,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('identified'), partyId, note: text(1000).min(1, 'say how it was checked') }),
      z.object({ kind: z.literal('extended'), note: text(1000).min(1, 'give the reason') }),
      z.object({ kind: z.literal('assigned'), ownerId: uuid.nullable(), note: text(1000).default('') }),
      z.object({ kind: z.literal('noted'), note: text(4000).min(1, 'write something') }),
      z.object({ kind: z.literal('closed'), outcome: requestOutcome, note: text(4000).default('') }),
    ]),
    response: privacyRequestFile,
    problems: [requestClosed, identityNotChecked, noExtension],
  }),
} satisfies RouteMap;

const personRoutes = {
  exportPersonJson: defineRoute({
    method: 'GET',
    path: '/api/privacy/parties/:partyId/export.json',
    summary: 'Everything held on a person, as JSON',
    permission: privacyManage,
    params: ofParty,
    response: z.unknown(),
    download: 'application/json; charset=utf-8',
  }),
  exportPersonPdf: defineRoute({
    method: 'GET',
    path: '/api/privacy/parties/:partyId/export.pdf',
    summary: 'Everything held on a person, as PDF',
    permission: privacyManage,
    params: ofParty,
    query: z.object({ language: z.enum(['zh-CN', 'zh-TW', 'en']).default('zh-CN') }),
    response: z.unknown(),
    download: 'application/pdf',
  }),
  previewErasure: defineRoute({
    method: 'GET',
    path: '/api/privacy/parties/:partyId/erasure',
    summary: 'What erasing a person would remove, and what stands in the way',
    permission: privacyManage,
    params: ofParty,
    response: erasurePreview,
  }),
  eraseParty: defineRoute({
    method: 'POST',
    path: '/api/privacy/parties/:partyId/erasure',
    summary: 'Erase everything held on a person, for good, with a certificate',
    permission: privacyManage,
    audit: 'party.erased',
    params: ofParty,
    body: z.object({
      customerNumber: z.string().meta({ description: 'Typed as confirmation' }),
      reason: text(1000).min(1, 'give the reason'),
      requestId: uuid.nullable().default(null),
    }),
    response: certificate,
    problems: [holdStands, wrongConfirmation, identityNotChecked],
  }),
  listCertificates: defineRoute({
    method: 'GET',
    path: '/api/privacy/certificates',
    summary: 'Certificates of erasures and of the retention schedule, latest first',
    permission: privacyManage,
    query: z.object(pageQuery),
    response: page(certificate),
  }),
} satisfies RouteMap;

const keepingRoutes = {
  listRetention: defineRoute({
    method: 'GET',
    path: '/api/privacy/retention',
    summary: 'How long each kind of record is kept, and what would be deleted today',
    permission: privacyManage,
    response: z.object({ items: z.array(retentionRule) }),
  }),
  setRetention: defineRoute({
    method: 'PUT',
    path: '/api/privacy/retention/:target',
    summary: 'Say how long a kind of record is kept',
    permission: privacyManage,
    audit: 'retention.changed',
    params: z.object({ target: z.string().max(120) }),
    body: z.object({
      keepMonths: z.int().min(1).max(1200).nullable(),
      basis: text(500).default(''),
    }),
    response: z.object({ items: z.array(retentionRule) }),
  }),
  runRetention: defineRoute({
    method: 'POST',
    path: '/api/privacy/retention/runs',
    summary: 'Delete now what the schedule says; it also runs every night',
    permission: privacyManage,
    audit: 'retention.run',
    response: z.object({ certificates: z.array(certificate) }),
  }),
  listProcessors: defineRoute({
    method: 'GET',
    path: '/api/privacy/processors',
    summary: 'Who works on our behalf with personal data',
    permission: privacyManage,
    response: z.object({ items: z.array(processor) }),
  }),
  addProcessor: defineRoute({
    method: 'POST',
    path: '/api/privacy/processors',
    summary: 'Add a processor to the register',
    permission: privacyManage,
    audit: 'processor.added',
    body: processorForm,
    response: processor,
    status: 201,
  }),
  changeProcessor: defineRoute({
    method: 'PUT',
    path: '/api/privacy/processors/:processorId',
    summary: 'Change a processor in the register',
    permission: privacyManage,
    audit: 'processor.changed',
    params: z.object({ processorId: uuid }),
    body: processorForm.extend({ version: z.int() }),
    response: processor,
    problems: [changedMeanwhile],
  }),
  listIncidents: defineRoute({
    method: 'GET',
    path: '/api/privacy/incidents',
    summary: 'Incidents with whom to tell by when, latest first',
    permission: privacyManage,
    response: z.object({ items: z.array(incident) }),
  }),
  addIncident: defineRoute({
    method: 'POST',
    path: '/api/privacy/incidents',
    summary: 'Record an incident; the clocks run from when it was known',
    permission: privacyManage,
    audit: 'incident.recorded',
    body: incidentForm,
    response: incident,
    status: 201,
  }),
  changeIncident: defineRoute({
    method: 'PUT',
    path: '/api/privacy/incidents/:incidentId',
    summary: 'Change or close an incident',
    permission: privacyManage,
    audit: 'incident.changed',
    params: z.object({ incidentId: uuid }),
    body: incidentForm.extend({ version: z.int(), closed: z.boolean().default(false) }),
    response: incident,
    problems: [changedMeanwhile],
  }),
  noteNotice: defineRoute({
    method: 'PUT',
    path: '/api/privacy/incidents/:incidentId/notices/:noticeKey',
    summary: 'Say that an authority or the people concerned were told',
    permission: privacyManage,
    audit: 'incident.notified',
    params: z.object({ incidentId: uuid, noticeKey: z.string().max(60) }),
    body: z.object({ doneAt: instant.optional(), note: text(2000).default('') }),
    response: incident,
  }),
} satisfies RouteMap;

export const deskRoutes = { ...requestRoutes, ...personRoutes, ...keepingRoutes } satisfies RouteMap;
