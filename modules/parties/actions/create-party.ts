import { invalidRequest, refuse } from '#contract-kit';
import { type ActionContext, invalid, reaches } from '#platform';
import { type NewParty, type Party, partiesProblems, partiesWrite, partyCreated } from '../contract/index.ts';
import { type PartyDraft, readPartyDraft } from '../domain/party-draft.ts';
import { describeFiles } from './describe-likeness.ts';
import { possibleDuplicatesOf } from './find-possible-duplicates.ts';
import { openFiles } from './open-files.ts';
import { viewParty } from './party-view.ts';
import { readingSettings } from './reading-settings.ts';
import { refuseTakenNumbers } from './refuse-taken-numbers.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { stampOf } from './save-record.ts';

/** Adds a customer, unless they seem to be here already. */
export async function createParty(ctx: ActionContext, form: NewParty): Promise<Party> {
  const { draft, faults } = readPartyDraft(withOwnBranch(ctx, form), readingSettings(ctx));
  if (faults.length > 0) throw invalid(faults);
  await refuseForeignPlaces(ctx, draft);
  await refuseTakenNumbers(ctx, draft.identities);
  if (!form.allowDuplicate) await refusePossibleDuplicates(ctx, draft);

  const partyId = ctx.newId();
  const file = { partyId, draft, firstContactAt: form.firstContactAt ?? null, importId: null };
  await openFiles(ctx, [file], 'by-hand', stampOf(ctx));
  await describeFiles(ctx, [{ ...draft, partyId, version: 1 }]);

  await ctx.announce(partyCreated, { partyId, kind: draft.kind });
  ctx.audit({ subjectKind: 'party', subjectId: partyId });
  return viewParty(ctx, partyId);
}

/** Whoever works in branches adds customers to their first one unless they say which. */
function withOwnBranch(ctx: ActionContext, form: NewParty): NewParty {
  if (form.branchId !== undefined) return form;
  return { ...form, branchId: ctx.actor.branchIds[0] ?? null };
}

async function refuseForeignPlaces(ctx: ActionContext, draft: PartyDraft): Promise<void> {
  await refuseUnknownPlaces(ctx, draft);
  const owned = { branchId: draft.branchId, ownerId: draft.ownerId };
  if (reaches(ctx.actor, partiesWrite, owned)) return;
  refuse(invalidRequest, 'you may add customers to your own branches only', {
    faults: [{ path: 'body.branchId', code: 'foreign-branch', message: 'choose a branch you work in' }],
  });
}

/** Refuses a draft that somebody in the file may be. */
export async function refusePossibleDuplicates(ctx: ActionContext, draft: PartyDraft): Promise<void> {
  const possibleDuplicates = await possibleDuplicatesOf(ctx, draft);
  if (possibleDuplicates.length === 0) return;
  refuse(
    partiesProblems.partyPossiblyExists,
    `${possibleDuplicates.length} customers may be this one; open one of them, or send allowDuplicate`,
    { context: { possibleDuplicates } },
  );
}
