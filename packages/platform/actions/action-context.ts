import type { DomainEvent, EventPayload } from '#contract-kit';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import type { JobDefinition, JobPayload } from '../jobs/define-job.ts';
import type { PartyTable } from '../merging/merge-rule.ts';
import type { RecordedFacts } from '../modules/recorded-facts.ts';
import type { Actor } from '../policy/actor.ts';
import type { Vault } from '../settings/vault.ts';

export interface AuditSubject {
  subjectKind: string;
  subjectId: string;
  [detail: string]: unknown;
}

export interface BusinessSettings {
  /** IANA zone in which the business's days begin and end. */
  timeZone: string;
  /** ISO 3166 region that phone numbers without a country belong to. */
  region: string;
  /** ISO 4217 currency of amounts that name none. */
  currency: string;
  /** Folder for uploaded files. */
  filesFolder: string;
  /** Whether messages to other systems may go to loopback and private addresses. */
  webhooksReachPrivateNetworks: boolean;
  /** `host:port` of a virus scanner that looks into files before they are kept; absent when none is set. */
  virusScanner?: string | undefined;
  /** For what must not be read by who gets hold of the database or of a backup. */
  vault: Vault;
}

/** What an action or a query is given: the transaction, who acts, and the only ways to reach the world. */
export interface ActionContext {
  db: Database;
  actor: Actor;
  clock: Clock;
  requestId: string;
  settings: BusinessSettings;
  /** Every table of every module that holds something of a party, and what a merge does with it. */
  partyTables: readonly PartyTable[];
  /** What every module knows of parties, by class of data. */
  recordedFacts: readonly RecordedFacts[];
  /** A UUIDv7. */
  newId(): string;
  /** Tells other modules, by jobs inserted in this same transaction. */
  announce<E extends DomainEvent>(
    event: E,
    payload: EventPayload<E>,
    /** When it happened, if that was not just now. */
    happened?: { occurredAt: string },
  ): Promise<void>;
  /** Queues a job in this same transaction. */
  enqueue<J extends JobDefinition>(
    job: J,
    payload: JobPayload<J>,
    options?: { runAt?: string; singletonKey?: string },
  ): Promise<void>;
  /** Completes the audit entry that the wrapper writes for this action. */
  audit(subject: AuditSubject): void;
}
