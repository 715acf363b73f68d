import { z } from 'zod';
import { defineRoute, type RouteMap, uuid } from '#contract-kit';
import { privacyManage } from './permissions.ts';

/** What the laws want told of an incident (PIPL Art. 57, GDPR Art. 33 and 34, 45 CFR 164.404). */
export const LETTER_PARTS = ['cause', 'dataCategories', 'possibleHarm', 'remedy', 'contact'] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];

export const breachLetter = z.object({
  subject: z.string(),
  text: z.string(),
  /** What the register does not say yet; it stands in square brackets in the text. */
  missing: z.array(z.enum(LETTER_PARTS)),
});
export type BreachLetter = z.infer<typeof breachLetter>;

export const letterRoutes = {
  draftLetter: defineRoute({
    method: 'GET',
    path: '/api/privacy/incidents/:incidentId/notices/:noticeKey/letter',
    summary: 'A letter to the authority, the people concerned or the media, drafted from the register',
    permission: privacyManage,
    params: z.object({ incidentId: uuid, noticeKey: z.string().max(60) }),
    query: z.object({ language: z.enum(['zh-CN', 'zh-TW', 'en']).default('zh-CN') }),
    response: breachLetter,
  }),
} satisfies RouteMap;
