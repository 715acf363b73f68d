import { z } from 'zod';
import { defineRoute, instant, isoDate, partyId, type RouteMap, uuid } from '#contract-kit';
import { consentDecision, consentState, contactAnswer } from './consent-schemas.ts';
import { consentRead, consentWrite, privacyManage } from './permissions.ts';
import { noNoticeYet } from './problems.ts';
import { CONSENT_SOURCES, channel, contactPurpose, noticeMethod, purpose } from './terms.ts';

const ofParty = z.object({ partyId });
const token = z.object({ token: z.string().max(400) });
const words = (most: number) => z.string().trim().max(most);

export const consentRoutes = {
  getConsents: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/consents',
    summary: 'What a customer allows, with history, holds and restrictions',
    permission: consentRead,
    params: ofParty,
    response: consentState,
  }),
  recordConsent: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/consents',
    summary: 'Record what a customer decided; earlier decisions stay on record',
    permission: consentWrite,
    audit: 'consent.recorded',
    params: ofParty,
    body: z.object({
      purpose,
      channels: z.array(channel).max(10).default([]),
      decision: consentDecision,
      source: z.enum(CONSENT_SOURCES).default('desk'),
      evidence: words(1000).min(1, 'say how we know: a signed form, a call, what was said'),
      byGuardian: z.boolean().default(false),
      decidedAt: instant.optional().meta({ description: 'Now when left out' }),
    }),
    response: consentState,
    status: 201,
  }),
  recordNoticeShown: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/notices-shown',
    summary: 'Record that a customer was shown the privacy notice; the version is the one of that day',
    permission: consentWrite,
    audit: 'notice.shown',
    params: ofParty,
    body: z.object({
      method: noticeMethod.exclude(['preference-page']),
      toGuardian: z.boolean().default(false),
      shownAt: instant.optional().meta({ description: 'Now when left out' }),
    }),
    response: consentState,
    status: 201,
    problems: [noNoticeYet],
  }),
  mayContact: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/contact-answer',
    summary: 'Whether a customer may be contacted for a purpose by a channel at this moment, and why',
    permission: consentRead,
    params: ofParty,
    query: z.object({ purpose: contactPurpose, channel }),
    response: contactAnswer,
  }),
  makePreferenceLink: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/preference-links',
    summary: 'A signed link to the customer’s own preferences; it expires',
    permission: consentWrite,
    audit: 'preference-link.made',
    params: ofParty,
    body: z.object({ validDays: z.int().min(1).max(90).default(30) }),
    response: z.object({ path: z.string(), expiresAt: instant }),
    status: 201,
  }),
  showPreferences: defineRoute({
    method: 'GET',
    path: '/preferences/:token',
    summary: 'The customer’s own page of preferences',
    permission: 'public',
    params: token,
    query: z.object({ language: z.string().max(20).optional() }),
    response: z.unknown(),
    download: 'text/html; charset=utf-8',
  }),
  savePreferences: defineRoute({
    method: 'POST',
    path: '/preferences/:token',
    summary: 'Save what the customer chose on that page',
    permission: 'public',
    audit: 'consent.recorded',
    form: true,
    params: token,
    body: z.record(z.string().max(60), z.string().max(60)),
    response: z.unknown(),
    download: 'text/html; charset=utf-8',
  }),
  placeMeasure: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/measures',
    summary: 'Place a legal hold or a restriction on a customer’s data',
    permission: privacyManage,
    audit: 'privacy-measure.placed',
    params: ofParty,
    body: z.object({
      kind: z.enum(['hold', 'restriction']),
      reason: words(1000).min(1, 'say why'),
      basis: words(500).default(''),
      untilOn: isoDate.nullable().default(null),
    }),
    response: consentState,
    status: 201,
  }),
  liftMeasure: defineRoute({
    method: 'DELETE',
    path: '/api/parties/:partyId/measures/:measureId',
    summary: 'Lift a legal hold or a restriction; it stays on record',
    permission: privacyManage,
    audit: 'privacy-measure.lifted',
    params: z.object({ partyId, measureId: uuid }),
    response: consentState,
  }),
} satisfies RouteMap;
