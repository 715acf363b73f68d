import { publishFigure, publishFiguresFrom } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { Among } from '../data/among.ts';
import { findLastContact, gatherLastContacts } from '../data/last-contact-queries.ts';

type Context = Pick<ActionContext, 'db' | 'settings'>;

/** Brings what lists show of the last contact with one customer up to date. */
export async function refreshLastContact(ctx: Context, partyId: string): Promise<void> {
  const lastContactOn = await findLastContact(ctx.db, partyId, ctx.settings.timeZone);
  await publishFigure(ctx.db, partyId, 'lastContactOn', lastContactOn);
}

/** The same for a share of all customers, in one statement. */
export async function refreshLastContacts(ctx: Context, among: Among): Promise<void> {
  const table = await gatherLastContacts(ctx.db, among, ctx.settings.timeZone);
  await publishFiguresFrom(ctx.db, table, ['lastContactOn']);
}
