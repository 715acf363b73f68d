export { anAsset } from './an-asset.ts';
export { applianceGuarantees } from './appliance-guarantees.ts';
