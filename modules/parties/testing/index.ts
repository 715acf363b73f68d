/** Builders and the named cast, for tests and seeds of every module. */

export { aCast, aParty } from './a-party.ts';
export { CAST_NAMES, type CastName, cast } from './cast.ts';
export { corruptCustomer, SLIPS, type Slip } from './corrupt-customer.ts';
export { plainCustomer } from './plain-customer.ts';
