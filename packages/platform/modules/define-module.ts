import type { DomainEvent, Permission } from '#contract-kit';
import type { ActionContext } from '../actions/action-context.ts';
import type { BoundRoute } from '../http/bind-route.ts';
import type { JobDefinition } from '../jobs/define-job.ts';
import type { Listener } from '../jobs/define-listener.ts';
import type { Pulse } from '../jobs/pulse.ts';
import type { MergeRule } from '../merging/merge-rule.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import type { RecordedFacts } from './recorded-facts.ts';

/** A line of the customer's timeline as its source module tells it. */
export interface TimelineEntry {
  /** Names the words: message `timeline.<kind>` of the source module. */
  kind: string;
  entryId: string;
  occurredAt: string;
  actorName: string | null;
  /** Values the words speak of. */
  values: Record<string, unknown>;
  /** What somebody wrote, shown as it is. */
  text: string | null;
  /** Field classes the entry speaks of; it is left out for those who may not see them. */
  fieldClass?: import('#contract-kit').FieldClass;
}

export interface TimelineQuery {
  partyId: string;
  /** Only entries before this point, newest first. */
  before: { occurredAt: string; entryId: string } | null;
  limit: number;
}

/** Facts stay where they were recorded; the timeline asks each module for its own and merges them. */
export type TimelineSource = (ctx: ActionContext, query: TimelineQuery) => Promise<TimelineEntry[]>;

export interface ModuleManifest {
  name: string;
  permissions: readonly Permission[];
  routes: readonly BoundRoute[];
  jobs?: readonly JobDefinition[];
  listeners?: readonly Listener[];
  events?: readonly DomainEvent[];
  timeline?: TimelineSource;
  /** What the module knows of parties, by class of data, for those who ask how much is known of whom. */
  recordedFacts?: readonly RecordedFacts[];
  /** What becomes of each of those tables' rows when two parties turn out to be one. */
  mergeParties?: Readonly<Record<string, MergeRule>>;
  /** Tells in whom a party that is no longer there went up, if the actor may know it. */
  findSurvivor?: (ctx: ActionContext, partyId: string) => Promise<string | undefined>;
  /** Short work that every worker repeats while it runs. */
  pulses?: readonly Pulse[];
  /** What the module holds on people: exported and erased with the person, kept no longer than the schedule says. */
  personalData: PersonalData;
  /** Folder of plain SQL files. */
  migrations?: URL;
}

/** Declares a module to the server: all it answers to, runs, hears and keeps. */
export function defineModule(manifest: ModuleManifest): ModuleManifest {
  return manifest;
}
