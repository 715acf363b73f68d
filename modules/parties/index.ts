/** The customer file: people and organisations, how to reach them, what they are recognised by. */

export { addContactPoint, updateContactPoint } from './actions/contact-points.ts';
export { createParty } from './actions/create-party.ts';
export { ensureSweep, forgetEmptySweeps } from './actions/duplicates.ts';
export {
  type EnsuredParties,
  ensurePartiesByExternalNumber,
  findPartiesByExternalNumber,
  MOST_NUMBERS,
} from './actions/ensure-parties.ts';
export { findPartiesByIdentity, getPartySummary, listPartySummaries } from './actions/find-parties.ts';
export { countParties } from './actions/list-parties.ts';
export { mergeParties } from './actions/merge-parties.ts';
export { viewParty } from './actions/party-view.ts';
export { publishFigure, publishFigures, publishFiguresFrom } from './actions/publish-figures.ts';
export {
  MOST_ROWS,
  type RecordCustomersOptions,
  type RecordedCustomers,
  recordCustomers,
} from './actions/record-customers.ts';
export { addRelation, flagKeyAccount } from './actions/relations.ts';
export { requirePartyInReach } from './actions/require-party-in-reach.ts';
export { type RevertedImport, revertImport } from './actions/revert-import.ts';
export { searchParties } from './actions/search-parties.ts';
export { undoMerge } from './actions/undo-merge.ts';
export type { CustomerRow } from './contract/index.ts';
export type { FigureName, FigureValues } from './data/figure-writes.ts';
export { listPartiesByIdentityKind } from './data/identity-queries.ts';
export { listMergedIds } from './data/merged-id-queries.ts';
export { partyReach } from './data/party-reach.ts';
export { externalKind, type IdentityKey, type IdentityKind } from './domain/identity.ts';
export type { RowOutcome, RowOutcomeKind } from './domain/plan-customers.ts';
export { partiesModule } from './module.ts';
