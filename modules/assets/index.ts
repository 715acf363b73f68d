/** What customers own: serialised things, what happened with them, and how long they are covered (S3-36). */

export { type Guarantees, readGuarantees } from './actions/guarantees.ts';
export { partsLimitOn } from './actions/parts-limit.ts';
export { findRecalledHolders } from './actions/recall.ts';
export { recordAssetFact } from './actions/record-asset-fact.ts';
export {
  exchangeAsset,
  giveBackAsset,
  type RepairFact,
  recordRepairFact,
} from './actions/record-repair-fact.ts';
export { registerAsset } from './actions/register-asset.ts';
export { listAssets, presentAsset, showAsset } from './actions/show-assets.ts';
export { type ClaimTold, showGuarantee } from './actions/show-guarantee.ts';
export { assetsModule } from './module.ts';
