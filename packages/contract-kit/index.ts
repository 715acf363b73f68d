export { type Answer, type Client, type ClientOptions, createClient } from './client.ts';
export { type DomainEvent, defineEvent, type EventPayload } from './event.ts';
export { classified, FIELD_CLASSES, type FieldClass, fieldClassOf } from './field-class.ts';
export { instant, isoDate, partyId, uuid } from './ids.ts';
export { currencyCode, type Money, minorUnitDigits, money } from './money.ts';
export { toOpenApi } from './open-api.ts';
export { type Page, page, pageQuery } from './page.ts';
export { definePermission, grantedScope, type Permission, type Scope } from './permission.ts';
export {
  COMMON_PROBLEMS,
  conflictingIdempotencyKey,
  defineProblem,
  type Fault,
  forbidden,
  foreignOrigin,
  invalidRequest,
  notFound,
  notSignedIn,
  ourMistake,
  outsideFailure,
  type Problem,
  type ProblemDocument,
  partyMerged,
  Refusal,
  refuse,
  toldOnce,
} from './problem.ts';
export {
  defineRoute,
  isMutation,
  type Method,
  type ParsedInput,
  type Route,
  type RouteInput,
  type RouteMap,
  type RouteOutput,
} from './route.ts';
export { type ShareOf, shareOf } from './share-of.ts';
