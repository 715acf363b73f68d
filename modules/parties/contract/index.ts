export {
  type BulkChange,
  type BulkChangeOrder,
  type BulkSelection,
  type BulkState,
  MOST_NAMED,
} from './bulk-schemas.ts';
export {
  type ClassCoverage,
  type Coverage,
  type CoverageSplit,
  coverageSplit,
  type SegmentCoverage,
  type SegmentFilters,
} from './coverage-routes.ts';
export type { CustomerRow } from './customer-row.ts';
export { COUNTED_A_DAY, type DayOfCustomers, MOST_DAYS } from './day-routes.ts';
export {
  type CustomerDocument,
  customerDocument,
  type DocumentContactPoint,
  type DocumentedCustomer,
  type DocumentOutcome,
  type DocumentRelation,
} from './document-routes.ts';
export type {
  CertainDuplicates,
  CertainPair,
  DuplicatePair,
  DuplicateSweep,
  LikenessLevel,
  LikenessTrait,
  PairDecision,
  ShownPair,
} from './duplicate-schemas.ts';
export {
  type FieldChange,
  fieldChange,
  mergeUndone,
  partiesEvents,
  partiesImported,
  partiesImportReverted,
  partiesMerged,
  partyArchived,
  partyChanged,
  partyCreated,
  partyRestored,
} from './events.ts';
export { type ChangeRoad, changeRoad, type FieldChanged } from './history-routes.ts';
export {
  type ContactStanding,
  type CustomerDay,
  contactStanding,
  customerDay,
  type DataClass,
  dataClass,
  type ExportFormat,
  exportFormat,
  type ListQuery,
  listQuery,
  type MissingFact,
  missingFact,
  type PartyFilters,
  type PartySort,
  partyFilters,
  partySort,
} from './list-query.ts';
export {
  type FieldChoice,
  type Merge,
  type MergeConflict,
  type MergeField,
  type MergePreview,
  type MergeRelation,
  type MergeWarning,
  mergeConflict,
  mergeField,
  PARTY_FIELDS,
} from './merge-schemas.ts';
export { nationalIdFacts } from './national-id.ts';
export { partiesRoutes } from './parties-routes.ts';
export {
  type ContactPointForm,
  contactPointForm,
  identityForm,
  type NewParty,
  newParty,
  type PartyField,
  type PartyFields,
  partyFields,
} from './party-forms.ts';
export {
  type AskNext,
  askNext,
  type BarredReason,
  barredReason,
  type ContactPoint,
  type ContactPointKind,
  contactPoint,
  type Drift,
  type DuplicateReason,
  drift,
  type Figures,
  figures,
  type Gender,
  type Identity,
  LONGEST_NAME,
  languageTag,
  lifetimeValue,
  type Party,
  type PartyKind,
  type PartySummary,
  type PossibleDuplicate,
  type PreferredChannel,
  party,
  partyKind,
  partySummary,
  possibleDuplicate,
  preferredChannel,
  type VerifiedByMeans,
  verifiedByMeans,
} from './party-schemas.ts';
export {
  partiesChangeMany,
  partiesExport,
  partiesManageTags,
  partiesMerge,
  partiesPermissions,
  partiesRead,
  partiesReveal,
  partiesWrite,
} from './permissions.ts';
export { MOST_PRINTED } from './print-routes.ts';
export * as partiesProblems from './problems.ts';

export type { Household, KeyAccount, RelatedParty, Relation, RelationRole } from './relation-schemas.ts';
export { type ManagedTag, type TagTone, tagTone } from './tag-routes.ts';
