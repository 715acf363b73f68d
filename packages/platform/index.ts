export type { ActionContext, AuditSubject, BusinessSettings } from './actions/action-context.ts';
export { writeAudit } from './actions/audit.ts';
export { type Caller, makeContext } from './actions/make-context.ts';
export { auditExport, exportWatermark } from './audit/export-watermark.ts';
export { pruneAudit } from './audit/prune-audit.ts';
export { type ChainHead, sealAudit } from './audit/seal-audit.ts';
export { type AuditFinding, type AuditVerification, verifyAudit } from './audit/verify-audit.ts';
export { type Clock, dateInZone, fixedClock, systemClock } from './clock.ts';
export { BinaryRows } from './database/binary-rows.ts';
export { copyBinary, copyRows } from './database/copy-rows.ts';
export { takeNumbers } from './database/counter.ts';
export { decodeCursor, encodeCursor } from './database/cursor.ts';
export { distribute } from './database/distribute.ts';
export { type MigrationStatus, migrate, migrationStatus } from './database/migrate.ts';
export { listMigrations, type Migration, type TableDeclaration } from './database/migrations.ts';
export {
  clientOf,
  type Database,
  type DatabaseHandle,
  openDatabase,
  outliveConnections,
} from './database/open-database.ts';
export { planEachTime } from './database/prepare-statements.ts';
export { streamQuery } from './database/stream-query.ts';
export {
  eventReach,
  eventsAfter,
  eventsBetween,
  findEvent,
  forgetEvents,
  type PlacedEvent,
  placeEvents,
} from './events/event-feed.ts';
export {
  type BoundRoute,
  bindRoute,
  bindUpload,
  type Download,
  type HttpEdge,
  type ReceivingContext,
} from './http/bind-route.ts';
export { type Authenticate, requestHandler } from './http/handle-request.ts';
export { ExternalFailure, invalid, problemDocument, schemaFaults } from './http/problem-document.ts';
export { type ServeOptions, serve } from './http/serve.ts';
export { newUuid } from './ids.ts';
export { defineJob, type JobContext, type JobDefinition, type JobPayload } from './jobs/define-job.ts';
export {
  defineListener,
  type EventOccurrence,
  type Listener,
  listenerQueue,
} from './jobs/define-listener.ts';
export { prepareJobQueue } from './jobs/job-queue.ts';
export type { Pulse } from './jobs/pulse.ts';
export { jobContext, runJob, runListener } from './jobs/run-job.ts';
export { runWorker } from './jobs/run-worker.ts';
export { type Log, openLog } from './log.ts';
export { type MergeRule, type PartyTable, partyTablesOf } from './merging/merge-rule.ts';
export { type Journal, movePartyRows, type RowFate } from './merging/move-rows.ts';
export { findPartiesWithRows } from './merging/parties-with-rows.ts';
export { countPartyRows, type Joining, type TableCount } from './merging/party-rows.ts';
export { planBySets } from './merging/plan-by-sets.ts';
export { type ReturnConflict, returnPartyRows } from './merging/return-rows.ts';
export type { StayedRows } from './merging/shared-rows.ts';
export { readTableShapes, type TableShape } from './merging/table-keys.ts';
export { findTablesWithRows } from './merging/tables-with-rows.ts';
export {
  defineModule,
  type ModuleManifest,
  type TimelineEntry,
  type TimelineQuery,
  type TimelineSource,
} from './modules/define-module.ts';
export type { RecordedFacts } from './modules/recorded-facts.ts';
export { closePlatform, openPlatform, type PlatformOptions } from './open-platform.ts';
export type { Platform } from './platform.ts';
export { type Actor, type StaffIdentity, staffActor, systemActor } from './policy/actor.ts';
export { compileMask, compileReveal } from './policy/mask-response.ts';
export { reaches, scopePredicate } from './policy/scope-predicate.ts';
export { collectPersonalData, type HeldRows } from './privacy/collect-personal-data.ts';
export { type Erasure, eraseParties } from './privacy/erase-parties.ts';
export { forgetTraces } from './privacy/forget-traces.ts';
export type { Aged, Erased, PersonalData } from './privacy/personal-data.ts';
export { type AgedRows, countAged, deleteAged } from './privacy/retain.ts';
export {
  readStoredSettings,
  type StoredBusinessSettings,
  storeSettings,
} from './settings/business-settings.ts';
export {
  DEFAULT_SECURITY_SETTINGS,
  readSecuritySettings,
  type SecuritySettings,
  storeSecuritySettings,
} from './settings/security-settings.ts';
export { openVault, type Vault } from './settings/vault.ts';
