/** Repairs and claims: from what a customer tells us to return, exchange or refund (S3-36), and the standards they are held to (S3-19). */

export { approveRepair, decideRepair } from './actions/decide-repair.ts';
export { addLoaner, lendLoaner, takeBackLoaner } from './actions/loaners.ts';
export { consumeRepairPart, reserveRepairPart } from './actions/repair-parts.ts';
export { type RepairRules, readRepairRules } from './actions/repair-rules.ts';
export { reportRepair } from './actions/report-repair.ts';
export { listRepairs, showRepair } from './actions/show-repairs.ts';
export { exchangeUnderRepair, refundUnderRepair, takeRepairStep } from './actions/take-repair-step.ts';
export { deleteLoaners as removeLoaners } from './data/loan-queries.ts';
export { repairsModule } from './module.ts';
