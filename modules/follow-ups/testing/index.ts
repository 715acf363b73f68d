export { aCareTask, longAway } from './a-care-task.ts';
export { aRule, fitCustomer } from './a-fitted-customer.ts';
