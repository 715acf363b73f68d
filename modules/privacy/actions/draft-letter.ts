import { notFound, refuse } from '#contract-kit';
import { type ActionContext, readStoredSettings } from '#platform';
import type { BreachLetter } from '../contract/index.ts';
import { findIncident } from '../data/register-queries.ts';
import { breachLetter } from '../domain/breach-letter.ts';
import { incidentNotices } from '../domain/law-clocks.ts';
import type { PageLanguage } from '../domain/preference-page.ts';

/** Drafts the letter that a duty to tell asks for, from what the register says of the incident. */
export async function draftLetter(
  ctx: ActionContext,
  { incidentId, noticeKey, language }: { incidentId: string; noticeKey: string; language: PageLanguage },
): Promise<BreachLetter> {
  const row = await findIncident(ctx.db, incidentId);
  const duty =
    row &&
    incidentNotices({
      knownAt: row.known_at,
      laws: row.laws,
      affectedPeople: row.affected_people,
      highRisk: row.high_risk,
    }).find(({ clock }) => clock.key === noticeKey);
  if (!row || !duty) return refuse(notFound, 'this incident has no such duty to tell anybody');
  const { timeZone } = ctx.settings;
  const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const { source, audience } = duty.clock;
  return breachLetter(
    {
      businessName: (await readStoredSettings(ctx.db))?.businessName ?? 'Perennial',
      number: row.number,
      title: row.title,
      knownAt: `${inZone.format(new Date(row.known_at))} (${timeZone})`,
      today: ctx.clock.today(timeZone),
      affectedPeople: row.affected_people,
      cause: row.cause,
      dataCategories: row.data_categories,
      possibleHarm: row.possible_harm,
      remedy: row.remedy,
      contact: row.contact,
      source,
      audience,
    },
    language,
  );
}
