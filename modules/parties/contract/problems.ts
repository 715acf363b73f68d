import { defineProblem } from '#contract-kit';

/** The record moved on since the version the change was made from; the context holds what it says now. */
export const partyChangedMeanwhile = defineProblem({
  code: 'party-changed-meanwhile',
  status: 409,
  title: 'Somebody changed this customer meanwhile',
});
/** Nothing was created; the context lists who it may be. Send `allowDuplicate` to create all the same. */
export const partyPossiblyExists = defineProblem({
  code: 'party-possibly-exists',
  status: 409,
  title: 'This customer may already be here',
});
/** A number only one customer may hold is held by another. */
export const identityBelongsToAnother = defineProblem({
  code: 'identity-belongs-to-another',
  status: 409,
  title: 'Another customer holds this number',
});
/** Sorting or filtering by a field would tell what the field says. */
export const fieldNotVisible = defineProblem({
  code: 'field-not-visible',
  status: 403,
  title: 'Your role does not see this field',
});
/** The same phone, e-mail or address stands in the file already. */
export const contactPointKnown = defineProblem({
  code: 'contact-point-known',
  status: 409,
  title: 'This customer already has this phone, e-mail or address',
});
