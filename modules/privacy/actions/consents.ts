import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  CHANNELS,
  type Channel,
  CONTACT_PURPOSES,
  type ConsentDecision,
  type ConsentFact,
  type ConsentState,
  type ContactAnswer,
  type ContactPurpose,
  consentRead,
  consentRecorded,
  consentWrite,
  DATA_PURPOSES,
  type Measure,
  type Purpose,
  privacyManage,
} from '../contract/index.ts';
import {
  type ConsentFactRow,
  insertConsentFacts,
  listConsentFacts,
  listConsentFactsOf,
  listMeasures,
  listMeasuresOf,
  type MeasureRow,
} from '../data/consent-queries.ts';
import {
  channelsOf,
  channelsOfAll,
  findPeople,
  findPersonInReach,
  type PersonRow,
} from '../data/person-queries.ts';
import { type Decision, mayContact, type PersonToContact, standingDecision } from '../domain/may-contact.ts';
import { noticeStanding } from './notices.ts';
import { wordingsOn } from './wordings.ts';

/** What a customer allows, with history. */
export async function getConsents(ctx: ActionContext, partyId: string): Promise<ConsentState> {
  const person = await findPersonInReach(ctx, consentRead, partyId);
  if (!person) return refuseUnknownPerson();
  const facts = await listConsentFacts(ctx.db, partyId);
  const measures = await listMeasures(ctx.db, partyId);
  const told = await asPersonToContact(ctx, person, facts, measures);
  const moment = momentNow(ctx);
  return {
    answers: CONTACT_PURPOSES.flatMap((purpose) =>
      CHANNELS.map((channel) => mayContact({ purpose, channel }, told, moment)),
    ),
    facts: facts.map(showFact),
    measures: measures.map(showMeasure),
    dataUses: DATA_PURPOSES.map((purpose) => {
      const standing = standingDecision({ purpose, channel: null }, told.decisions);
      return { purpose, decision: standing?.decision ?? null, since: standing?.decidedAt ?? null };
    }),
    notice: await noticeStanding(ctx, partyId),
    mayManage: ctx.actor.scopeOf(privacyManage) !== undefined,
  };
}

/** Whether a customer may be contacted for a purpose by a channel now, and why. Ask before every message. */
export async function answerMayContact(
  ctx: ActionContext,
  question: { partyId: string; purpose: ContactPurpose; channel: Channel },
): Promise<ContactAnswer> {
  const { partyId, purpose, channel } = question;
  const person = await findPersonInReach(ctx, consentRead, partyId);
  if (!person) return refuseUnknownPerson();
  const facts = await listConsentFacts(ctx.db, partyId);
  const measures = await listMeasures(ctx.db, partyId);
  const told = await asPersonToContact(ctx, person, facts, measures);
  return mayContact({ purpose, channel }, told, momentNow(ctx));
}

/**
 * Whether customers may be contacted, many at once, each question answered in its place. Whether the actor may know of
 * them is asked before.
 */
export async function answerMayContactAll(
  ctx: ActionContext,
  questions: readonly { partyId: string; purpose: ContactPurpose; channel: Channel }[],
): Promise<ContactAnswer[]> {
  const ids = [...new Set(questions.map(({ partyId }) => partyId))];
  if (ids.length === 0) return [];
  const moment = momentNow(ctx);
  const people = new Map((await findPeople(ctx.db, ids)).map((person) => [person.partyId, person]));
  const facts = await listConsentFactsOf(ctx.db, ids);
  const measures = await listMeasuresOf(ctx.db, ids);
  const channels = await channelsOfAll(ctx.db, ids);
  return questions.map(({ partyId, purpose, channel }) => {
    const person = people.get(partyId) ?? refuseUnknownPerson();
    const restriction = measures.find(
      (one) => one.party_id === partyId && one.kind === 'restriction' && stands(one, moment.today),
    );
    const told: PersonToContact = {
      bornOn: person.bornOn,
      diedOn: person.diedOn,
      archivedAt: person.archivedAt,
      restrictedAt: restriction?.placed_at ?? null,
      reachableBy: channels.get(partyId) ?? [],
      decisions: facts.filter(({ party_id }) => party_id === partyId).map(asDecision),
    };
    return mayContact({ purpose, channel }, told, moment);
  });
}

export interface NewConsent {
  partyId: string;
  purpose: Purpose;
  /** Empty for uses of data that have no channel. */
  channels: readonly Channel[];
  decision: ConsentDecision;
  source: ConsentFact['source'];
  evidence: string;
  byGuardian?: boolean;
  /** Now when left out. */
  decidedAt?: string | undefined;
}

/** Records what a customer decided, to the words that are in force. */
export async function recordConsent(ctx: ActionContext, consent: NewConsent): Promise<ConsentState> {
  const person = await findPersonInReach(ctx, consentWrite, consent.partyId);
  if (!person) return refuseUnknownPerson();
  await writeConsents(ctx, [consent]);
  const { partyId, purpose, channels, decision } = consent;
  ctx.audit({ subjectKind: 'party', subjectId: partyId, purpose, channels, decision });
  return getConsents(ctx, partyId);
}

/** Writes decisions down as they come and tells them. Whether somebody may is asked before. */
export async function writeConsents(ctx: ActionContext, consents: readonly NewConsent[]): Promise<void> {
  for (const consent of consents) {
    const isData = (DATA_PURPOSES as readonly Purpose[]).includes(consent.purpose);
    const named = consent.channels.length > 0 ? [...new Set(consent.channels)] : CHANNELS;
    const channels: readonly (Channel | null)[] = isData ? [null] : named;
    const now = ctx.clock.now().toISOString();
    // What is said to have been decided later than now would silence every decision until then.
    const { decidedAt: said } = consent;
    const decidedAt = said !== undefined && said < now ? said : now;
    const words = (await wordingsOn(ctx, dayOf(ctx, decidedAt))).get(consent.purpose);
    await insertConsentFacts(
      ctx.db,
      channels.map((channel) => ({
        party_id: consent.partyId,
        fact_id: ctx.newId(),
        purpose: consent.purpose,
        channel,
        decision: consent.decision,
        text_version: words?.version ?? '',
        source: consent.source,
        evidence: consent.evidence,
        by_guardian: consent.byGuardian ?? false,
        decided_at: decidedAt,
        recorded_at: now,
        recorded_by: ctx.actor.actorId,
        recorded_by_name: ctx.actor.displayName,
      })),
    );
    const { partyId, decision, purpose } = consent;
    const told = channels.filter((channel) => channel !== null);
    await ctx.announce(consentRecorded, { partyId, decision, purpose, channels: told });
  }
}

/** A person with everything the rule asks about. */
export async function asPersonToContact(
  ctx: ActionContext,
  person: PersonRow,
  facts: readonly ConsentFactRow[],
  measures: readonly MeasureRow[],
): Promise<PersonToContact> {
  const { today } = momentNow(ctx);
  const restriction = measures.find((one) => one.kind === 'restriction' && stands(one, today));
  return {
    bornOn: person.bornOn,
    diedOn: person.diedOn,
    archivedAt: person.archivedAt,
    restrictedAt: restriction?.placed_at ?? null,
    reachableBy: await channelsOf(ctx.db, person.partyId),
    decisions: facts.map(asDecision),
  };
}

/** Whether a hold or restriction is in force on a day. */
export function stands(measure: Pick<MeasureRow, 'lifted_at' | 'until_on'>, today: string): boolean {
  return measure.lifted_at === null && (measure.until_on === null || measure.until_on >= today);
}

export function asDecision(row: ConsentFactRow): Decision {
  const { fact_id: factId, purpose, channel, decision, by_guardian: byGuardian, decided_at: decidedAt } = row;
  return { factId, purpose, channel, decision, byGuardian, decidedAt };
}

export function showMeasure(row: MeasureRow): Measure {
  return {
    measureId: row.measure_id,
    kind: row.kind,
    reason: row.reason,
    basis: row.basis,
    untilOn: row.until_on,
    placedAt: row.placed_at,
    placedByName: row.placed_by_name,
    liftedAt: row.lifted_at,
    liftedByName: row.lifted_by_name,
  };
}

function showFact(row: ConsentFactRow): ConsentFact {
  return {
    ...asDecision(row),
    textVersion: row.text_version,
    source: row.source,
    evidence: row.evidence,
    recordedAt: row.recorded_at,
    recordedByName: row.recorded_by_name,
  };
}

/** The day of the business on which an instant falls. */
function dayOf(ctx: ActionContext, at: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ctx.settings.timeZone }).format(new Date(at));
}

const hourFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all that is asked of it. */
function hourFormat(timeZone: string): Intl.DateTimeFormat {
  const known = hourFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  hourFormats.set(timeZone, made);
  return made;
}

function momentNow(ctx: ActionContext) {
  const { timeZone, region } = ctx.settings;
  const hour = hourFormat(timeZone).format(ctx.clock.now());
  return { today: ctx.clock.today(timeZone), hour: Number(hour), region };
}

export function refuseUnknownPerson(): never {
  return refuse(notFound, 'there is no such customer, or it belongs to a branch you do not work in');
}
