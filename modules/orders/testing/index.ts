/** Builders of orders, for tests and seeds of every module. */

export { anOrder, aRefund } from './an-order.ts';
