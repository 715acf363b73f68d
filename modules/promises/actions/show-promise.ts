import { minorUnitDigits } from '#contract-kit';
import { inLanguage } from '#form-kit';
import type { ActionContext } from '#platform';
import { type PromiseShown, promisesRead } from '../contract/index.ts';
import { findVersions, versionId } from '../data/definition-queries.ts';
import { listEvents } from '../data/event-queries.ts';
import { findParty, findPromise, listFacts, type PromiseWithParty } from '../data/promise-queries.ts';
import { listPayments, listRedress, type RedressRow } from '../data/redress-queries.ts';
import { apologyText, redressText, spokenLanguage } from '../domain/apology.ts';
import { fitsRule, rulesOf, speaksOfSame } from '../domain/match-events.ts';
import { refuseUnknownPromise } from './load-promise.ts';
import { isUnpaid, summaryOf } from './promise-summaries.ts';

/** One promise with its evidence, what was said of it, and what is owed. */
export async function showPromise(ctx: ActionContext, promiseId: string): Promise<PromiseShown> {
  const row = await findPromise(ctx, promisesRead, promiseId);
  if (!row) return refuseUnknownPromise();
  const versions = await findVersions(ctx.db, [row]);
  const redress = await listRedress(ctx.db, [row]);
  const payments = await listPayments(ctx.db, row);
  const definition = versions.get(versionId(row.definition_key, row.definition_version))?.body ?? null;
  const paidAt = new Map(payments.map((one) => [one.payment_id, one.paid_at]));
  return {
    ...summaryOf(row, versions, redress),
    definition,
    limitSeconds: row.limit_seconds,
    usedSeconds: row.used_seconds,
    fulfilledAt: row.fulfilled_at,
    overriddenBecause: row.overridden_because,
    ...(await whatToSay(ctx, row, definition, redress)),
    facts: (await listFacts(ctx.db, [row])).map((fact) => ({
      kind: fact.kind,
      at: fact.at,
      happenedAt: fact.happened_at,
      byName: fact.by_name,
      note: fact.note,
      exclusion: definition?.exclusions.find(({ key }) => key === fact.exclusion_key)?.says ?? null,
      newDueAt: fact.new_due_at,
    })),
    evidence: await evidenceOf(ctx, row, definition),
    redressEntries: redress.map((entry) => ({
      kind: entry.kind,
      lateDays: entry.late_days,
      amountMinor: entry.amount_minor,
      currency: entry.currency,
      aroseAt: entry.arose_at,
      payByOn: entry.pay_by_on,
      paidAt: entry.payment_id === null ? null : (paidAt.get(entry.payment_id) ?? null),
      cancelledAt: entry.cancelled_at,
    })),
    payments: payments.map((one) => ({
      amountMinor: one.amount_minor,
      currency: one.currency,
      method: one.method,
      reference: one.reference,
      paidAt: one.paid_at,
      byName: one.by_name,
    })),
  };
}

async function whatToSay(
  ctx: ActionContext,
  row: PromiseWithParty,
  definition: PromiseShown['definition'],
  redress: readonly RedressRow[],
): Promise<Pick<PromiseShown, 'apology' | 'apologyRedress'>> {
  if (row.state !== 'broken' || row.is_internal) return { apology: null, apologyRedress: null };
  const language = spokenLanguage((await findParty(ctx.db, row.party_id))?.language ?? null);
  const apology = apologyText({
    template: definition?.apology,
    promise: definition ? inLanguage(definition.text, language) : (row.own_words ?? ''),
    dueAt: row.due_at ?? row.started_at,
    timeZone: ctx.settings.timeZone,
    language,
  });
  const unpaid = redress.filter(isUnpaid);
  const [first] = unpaid;
  if (!first) return { apology, apologyRedress: null };
  const owedMinor = unpaid.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  const digits = minorUnitDigits(first.currency);
  const amount = new Intl.NumberFormat(language, { style: 'currency', currency: first.currency }).format(
    owedMinor / 10 ** digits,
  );
  const payByOn = unpaid.map(({ pay_by_on }) => pay_by_on).sort()[0] ?? first.pay_by_on;
  return { apology, apologyRedress: redressText({ amount, payByOn, language }) };
}

/** What was heard that this promise is measured by. */
async function evidenceOf(
  ctx: ActionContext,
  row: PromiseWithParty,
  definition: PromiseShown['definition'],
): Promise<PromiseShown['evidence']> {
  if (!definition) return [];
  const rules = [...rulesOf(definition.measure), ...definition.exclusions.flatMap(({ when }) => when ?? [])];
  const events = await listEvents(ctx.db, row.party_id, row.started_at);
  return events
    .filter((event) => event.eventId === row.start_event_id || speaksOfSame(event, row.match_values))
    .filter((event) => rules.some((rule) => fitsRule(event, rule)))
    .slice(0, 100)
    .map(({ eventId, name, occurredAt }) => ({ eventId, name, occurredAt }));
}
