import { z } from 'zod';
import { defineRoute, instant, isoDate, type RouteMap, uuid } from '#contract-kit';
import { consentRead, privacyManage } from './permissions.ts';
import { wordingDayTaken, wordingInForce } from './problems.ts';
import { PURPOSES } from './terms.ts';

/** The privacy notice, or what people agree to for a purpose. */
export const WORDING_KINDS = ['notice', ...PURPOSES] as const;
export const wordingKind = z.enum(WORDING_KINDS);
export type WordingKind = (typeof WORDING_KINDS)[number];

const inLanguage = z.string().trim().min(1, 'write it in this language too').max(20_000);
export const wordingTexts = z.object({ 'zh-CN': inLanguage, 'zh-TW': inLanguage, en: inLanguage });
export type WordingTexts = z.infer<typeof wordingTexts>;

export const wording = z.object({
  /** Null for the words that came with the program. */
  wordingId: uuid.nullable(),
  kind: wordingKind,
  /** What consents name: the day it took effect. */
  version: z.string(),
  /** Null for the words that came with the program: they hold until others do. */
  effectiveOn: isoDate.nullable(),
  state: z.enum(['coming', 'in-force', 'past']),
  texts: wordingTexts,
  /** Why it was changed. */
  note: z.string(),
  writtenAt: instant.nullable(),
  writtenByName: z.string().nullable(),
});
export type Wording = z.infer<typeof wording>;

export const wordingForm = z.object({
  kind: wordingKind,
  effectiveOn: isoDate,
  texts: wordingTexts,
  note: z.string().trim().max(1000).default(''),
});
export type WordingForm = z.infer<typeof wordingForm>;

export const wordingRoutes = {
  listWordings: defineRoute({
    method: 'GET',
    path: '/api/privacy/wordings',
    summary: 'Every version of the privacy notice and of what people agree to, latest first',
    permission: privacyManage,
    response: z.object({ items: z.array(wording) }),
  }),
  listWordingsInForce: defineRoute({
    method: 'GET',
    path: '/api/privacy/wordings/in-force',
    summary: 'The words that hold today, to read out when somebody is asked',
    permission: consentRead,
    response: z.object({ items: z.array(wording) }),
  }),
  addWording: defineRoute({
    method: 'POST',
    path: '/api/privacy/wordings',
    summary: 'Write a new version, in force from a day on; consents name the version they were given to',
    permission: privacyManage,
    audit: 'wording.written',
    body: wordingForm,
    response: wording,
    status: 201,
    problems: [wordingInForce, wordingDayTaken],
  }),
  removeWording: defineRoute({
    method: 'DELETE',
    path: '/api/privacy/wordings/:wordingId',
    summary: 'Take back a version that is not in force yet',
    permission: privacyManage,
    audit: 'wording.removed',
    params: z.object({ wordingId: uuid }),
    response: z.object({ items: z.array(wording) }),
    problems: [wordingInForce],
  }),
} satisfies RouteMap;
