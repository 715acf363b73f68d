export { cdnowHistories, cdnowSample } from './cdnow.ts';
export { purchasesOf, recordPurchases } from './record-purchases.ts';
export { simulatedHistories } from './simulated-histories.ts';
