import type { ActionContext } from '#platform';
import { createParty } from '../actions/create-party.ts';
import type { NewParty, Party } from '../contract/index.ts';
import { CAST_NAMES, type CastName, cast } from './cast.ts';

/** Adds a party for a test; say only what the test is about. */
export async function aParty(ctx: ActionContext, form: NewParty = {}): Promise<Party> {
  const isNamed = [form.name, form.familyName, form.givenName, form.organisationName].some(Boolean);
  const name = isNamed ? {} : { name: `客户${ctx.newId().slice(-6)}` };
  return createParty(ctx, { branchId: null, ...name, ...form, allowDuplicate: true });
}

/** Adds members of the cast, all of them unless some are named; `more` says what a test needs of each besides. */
export async function aCast<N extends CastName = CastName>(
  ctx: ActionContext,
  names: readonly N[] = CAST_NAMES as N[],
  more: (name: N) => NewParty = () => ({}),
): Promise<Record<N, Party>> {
  const parties: [N, Party][] = [];
  for (const name of names) parties.push([name, await aParty(ctx, { ...cast[name], ...more(name) })]);
  return Object.fromEntries(parties) as Record<N, Party>;
}
