/** Builders and the named cast, for tests and seeds of every module. */

export { aCast, aParty } from './a-party.ts';
export { CAST_NAMES, type CastName, cast } from './cast.ts';
