export {
  type GeneralSaleLaw,
  type GuaranteeCategory,
  type GuaranteeRules,
  generalSaleLaw,
  guaranteeRules,
} from '#pack-kit';
export { assetsRoutes } from './assets-routes.ts';
export { assetEventRecorded, assetRegistered, assetsEvents } from './events.ts';
export {
  CLAIM_EVENTS,
  type ClaimEvent,
  type Evidence,
  EXCLUSIONS,
  type Exclusion,
  type Guarantee,
  lawfulOption,
  OPTION_KINDS,
  type OptionKind,
  type OptionReason,
  type ShownCover,
  type ShownOption,
} from './guarantee.ts';
export { assetsPermissions, assetsRead, assetsRecall, assetsWrite } from './permissions.ts';
export * as assetsProblems from './problems.ts';
export {
  RECALL_REACH,
  type RecallCount,
  type RecalledAsset,
  type RecallReach,
  type RecallSearch,
  recallSearch,
} from './recall-routes.ts';
export type {
  Asset,
  AssetFact,
  AssetStatus,
  AssetWithFacts,
  FactKind,
  NewAsset,
  RecordableKind,
  SaleChannel,
  Side,
} from './schemas.ts';
