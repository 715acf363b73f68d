import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { catalogueProblems, type OfferItem, type OfferItemTerms } from '../contract/index.ts';
import {
  carriesServices,
  getOfferItemRow,
  isCodeUsed,
  type OfferItemRow,
  updateOfferItemRow,
} from '../data/offer-items.ts';
import { decideKind } from './decide-kind.ts';
import { presentOfferItem } from './present-offer-item.ts';

/** Changes some terms of an item; the kind is decided anew. */
export async function updateOfferItem(
  ctx: ActionContext,
  offerItemId: string,
  change: Partial<OfferItemTerms> & { version: number },
): Promise<OfferItem> {
  const current = await getOfferItemRow(ctx.db, offerItemId);
  if (current.version !== change.version) changedMeanwhile(current);
  const terms = { ...current, ...change };
  const kind = await decideKind(ctx, terms, offerItemId);
  if (kind !== 'product' && (await carriesServices(ctx.db, offerItemId))) {
    refuse(
      catalogueProblems.itemCarriesServices,
      `${current.code} carries services or obligations; attach those to another product first`,
    );
  }
  if (await isCodeUsed(ctx.db, terms.code, offerItemId)) {
    refuse(
      catalogueProblems.codeAlreadyUsed,
      `${terms.code} is the code of another item; choose another code`,
    );
  }
  if (!(await updateOfferItemRow(ctx.db, { ...terms, kind })))
    changedMeanwhile(await getOfferItemRow(ctx.db, offerItemId));
  ctx.audit({ subjectKind: 'offer-item', subjectId: offerItemId, changed: changesOf(current, change) });
  return presentOfferItem(await getOfferItemRow(ctx.db, offerItemId));
}

function changesOf(current: OfferItemRow, change: Partial<OfferItemTerms>) {
  return Object.entries(change)
    .filter(([field]) => field !== 'version')
    .map(([field, to]) => ({ field, from: current[field as keyof OfferItemTerms], to }));
}

function changedMeanwhile(current: OfferItemRow): never {
  refuse(
    catalogueProblems.offerItemChangedMeanwhile,
    `${current.code} was changed in the meantime and is now at version ${current.version}; look at it and decide again`,
    { context: { current: { code: current.code, version: current.version } } },
  );
}
