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
/** Both ids name the same customer, directly or through an earlier merge. */
export const mergeIntoItself = defineProblem({
  code: 'merge-into-itself',
  status: 422,
  title: 'A customer cannot be merged into itself',
});
/** Three files are merged two by two, so that each step can be looked at and undone. */
export const mergeOneAtATime = defineProblem({
  code: 'merge-one-at-a-time',
  status: 422,
  title: 'Merge one customer at a time',
});
/** The merge was taken back before; there is nothing left to undo. */
export const mergeUndoneAlready = defineProblem({
  code: 'merge-undone-already',
  status: 409,
  title: 'This merge was undone already',
});
/** The survivor of this merge went up in somebody else since. */
export const undoLaterMergeFirst = defineProblem({
  code: 'undo-later-merge-first',
  status: 409,
  title: 'This customer was merged on since',
});
/** A search for duplicates runs already; its progress is shown. */
export const sweepUnderWay = defineProblem({
  code: 'sweep-under-way',
  status: 409,
  title: 'A search for duplicates is under way',
});
/** The role does not suit the kinds of the two: nobody is the head of an organisation. */
export const relationDoesNotFit = defineProblem({
  code: 'relation-does-not-fit',
  status: 422,
  title: 'These two cannot stand in this relation',
});
/** The two stand in this relation already. */
export const relationKnown = defineProblem({
  code: 'relation-known',
  status: 409,
  title: 'This relation is noted already',
});
/** The change of many customers is under way, over, or taken back already. */
export const bulkChangeNotReady = defineProblem({
  code: 'bulk-change-not-ready',
  status: 409,
  title: 'This change is not in a state for that',
});
/** Customers still carry the tag. */
export const tagInUse = defineProblem({
  code: 'tag-in-use',
  status: 409,
  title: 'Customers still carry this tag',
});
