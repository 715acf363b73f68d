/** What customers are worth, how sure that is, and who is leaving their own pattern. */

export { forgetEmptyRuns } from './actions/forget-empty-runs.ts';
export { getCustomerValue } from './actions/get-customer-value.ts';
export { listDrifting } from './actions/list-drifting.ts';
export { refreshValue } from './actions/refresh-value.ts';
export { startRun } from './actions/start-run.ts';
export { valueModule } from './module.ts';
