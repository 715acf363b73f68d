export { aCareTask, longAway } from './a-care-task.ts';
export { aRule, fitCustomer, smallProcesses } from './a-fitted-customer.ts';
