import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ActionContext, type Download, readStoredSettings } from '#platform';
import { CONTACT_PURPOSES, consentWrite } from '../contract/index.ts';
import { findLinkKey, linkKey, listConsentFacts } from '../data/consent-queries.ts';
import { findPerson, findPersonInReach, type PersonRow } from '../data/person-queries.ts';
import { claimText, type LinkClaim, readToken } from '../domain/link-token.ts';
import { standingDecision } from '../domain/may-contact.ts';
import {
  boxName,
  deadLinkPage,
  PAGE_CHANNELS,
  type PageLanguage,
  pageLanguage,
  preferencePage,
} from '../domain/preference-page.ts';
import { asDecision, type NewConsent, refuseUnknownPerson, writeConsents } from './consents.ts';
import { noteNoticeOnPage } from './notices.ts';
import { wordingsOn } from './wordings.ts';

const DAY_SECONDS = 86_400;
const KEY_BYTES = 32;

/** A link to the customer's own preferences, signed with a key of this installation. */
export async function makePreferenceLink(
  ctx: ActionContext,
  { partyId, validDays }: { partyId: string; validDays: number },
): Promise<{ path: string; expiresAt: string }> {
  if (!(await findPersonInReach(ctx, consentWrite, partyId))) return refuseUnknownPerson();
  const key = await linkKey(ctx.db, {
    key: randomBytes(KEY_BYTES).toString('base64url'),
    at: ctx.clock.now(),
  });
  const expiresAtSeconds = Math.floor(ctx.clock.now().getTime() / 1000) + validDays * DAY_SECONDS;
  const claim = { partyId, expiresAtSeconds };
  ctx.audit({ subjectKind: 'party', subjectId: partyId, validDays });
  return {
    path: `/preferences/${claimText(claim)}.${signature(key, claim)}`,
    expiresAt: new Date(expiresAtSeconds * 1000).toISOString(),
  };
}

/** The page itself; a link that is wrong or too old shows what to do, and nothing of anybody. */
export async function showPreferences(
  ctx: ActionContext,
  { token, language }: { token: string; language?: string | undefined },
): Promise<Download> {
  const opened = await openLink(ctx, token);
  if (!opened) return html(deadLinkPage(pageLanguage(language)), 410);
  const spoken = pageLanguage(language, opened.person.language);
  return html(await renderPage(ctx, opened, spoken, false));
}

/** Saves what changed on the page as new decisions of the customer. */
export async function savePreferences(
  ctx: ActionContext,
  { token, form }: { token: string; form: Readonly<Record<string, string>> },
): Promise<Download> {
  const opened = await openLink(ctx, token);
  if (!opened) {
    ctx.audit({ subjectKind: 'preference-link', subjectId: 'refused' });
    return html(deadLinkPage(pageLanguage(form.language)), 410);
  }
  const changed = await changedConsents(ctx, opened.person, form);
  await writeConsents(ctx, changed);
  await noteNoticeOnPage(ctx, opened.person.partyId);
  ctx.audit({ subjectKind: 'party', subjectId: opened.person.partyId, changes: changed.length });
  const spoken = pageLanguage(form.language, opened.person.language);
  return html(await renderPage(ctx, opened, spoken, true));
}

interface OpenedLink {
  person: PersonRow;
  claim: LinkClaim;
}

async function openLink(ctx: ActionContext, token: string): Promise<OpenedLink | undefined> {
  const read = readToken(token);
  const key = await findLinkKey(ctx.db);
  if (!read || key === undefined) return undefined;
  const expected = Buffer.from(signature(key, read.claim));
  if (!timingSafeEqual(expected, Buffer.from(read.signature))) return undefined;
  if (read.claim.expiresAtSeconds * 1000 <= ctx.clock.now().getTime()) return undefined;
  const person = await findPerson(ctx.db, read.claim.partyId);
  return person && { person, claim: read.claim };
}

function signature(key: string, claim: LinkClaim): string {
  return createHmac('sha256', key)
    .update(`preferences ${claimText(claim)}`)
    .digest('base64url');
}

/** Only what differs from what stands is a new decision; "no more" withdraws all but service. */
async function changedConsents(
  ctx: ActionContext,
  { partyId }: PersonRow,
  form: Readonly<Record<string, string>>,
): Promise<NewConsent[]> {
  const decisions = (await listConsentFacts(ctx.db, partyId)).map(asDecision);
  const stopsAll = form.choice === 'none';
  return CONTACT_PURPOSES.flatMap((purpose) => {
    const before = (channel: (typeof PAGE_CHANNELS)[number]) =>
      isAllowed(purpose, standingDecision({ purpose, channel }, decisions)?.decision);
    const after = (channel: (typeof PAGE_CHANNELS)[number]) =>
      stopsAll ? purpose === 'service' && before(channel) : form[boxName(purpose, channel)] !== undefined;
    return (['given', 'withdrawn'] as const).flatMap((decision): NewConsent[] => {
      const channels = PAGE_CHANNELS.filter(
        (channel) => before(channel) !== after(channel) && after(channel) === (decision === 'given'),
      );
      const evidence = 'chosen by the customer on the preference page';
      return channels.length === 0
        ? []
        : [{ partyId, purpose, channels, decision, source: 'preference-page', evidence }];
    });
  });
}

const isAllowed = (purpose: string, decision: string | undefined) =>
  decision === undefined ? purpose === 'service' : decision === 'given';

async function renderPage(
  ctx: ActionContext,
  { person, claim }: OpenedLink,
  language: PageLanguage,
  saved: boolean,
): Promise<string> {
  const decisions = (await listConsentFacts(ctx.db, person.partyId)).map(asDecision);
  const business = await readStoredSettings(ctx.db);
  const texts = await wordingsOn(ctx, ctx.clock.today(ctx.settings.timeZone));
  return preferencePage(language, {
    businessName: business?.businessName ?? '',
    textOf: (purpose, spoken) => texts.get(purpose)?.texts[spoken] ?? '',
    noticeOf: (spoken) => texts.get('notice')?.texts[spoken],
    allows: (purpose, channel) =>
      isAllowed(purpose, standingDecision({ purpose, channel }, decisions)?.decision),
    channels: PAGE_CHANNELS,
    expiresOn: new Date(claim.expiresAtSeconds * 1000).toISOString().slice(0, 10),
    saved,
  });
}

function html(text: string, status = 200): Download {
  return { stream: Readable.from([text]), fileName: 'preferences.html', inline: true, status };
}
