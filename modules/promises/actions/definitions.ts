import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#contract-kit';
import { type PromiseDefinition, type PromiseDefinitionGiven, promiseDefinition } from '#pack-kit';
import type { ActionContext, Database } from '#platform';
import { type DefinitionShown, promisesProblems } from '../contract/index.ts';
import { type DefinitionRow, insertVersion, listVersions } from '../data/definition-queries.ts';
import { rulesOf } from '../domain/match-events.ts';

/** What packs bring, and the events there are; what an administrator says of a promise stands instead. */
export interface GivenPromises {
  definitions: readonly PromiseDefinition[];
  /** Names of the events the business tells of, with the fields of each. */
  events: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** A promise of the business as it stands. */
export interface CurrentDefinition {
  definition: PromiseDefinition;
  version: number;
  origin: 'pack' | 'administrator';
  retiredAt: string | null;
  changedAt: string | null;
  changedByName: string | null;
  isStored: boolean;
}

/** Reads the promises that packs bring; throws when one is broken. */
export function readDefinitions(given: readonly PromiseDefinitionGiven[]): PromiseDefinition[] {
  return given.map((one) => promiseDefinition.parse(one));
}

/** Every promise of the business in its present version. */
export async function currentDefinitions(db: Database, given: GivenPromises): Promise<CurrentDefinition[]> {
  return currentOf(await listVersions(db), given);
}

export function currentOf(stored: readonly DefinitionRow[], given: GivenPromises): CurrentDefinition[] {
  const latest = new Map(stored.map((row) => [row.definition_key, row]));
  const brought = given.definitions.map((definition) => {
    const row = latest.get(definition.key);
    latest.delete(definition.key);
    const stands = row && (row.origin === 'administrator' || isDeepStrictEqual(row.body, definition));
    return stands ? fromRow(row) : fromPack(definition, (row?.version ?? 0) + 1);
  });
  // A promise a pack no longer brings is given no more, unless an administrator wrote it.
  const own = [...latest.values()].filter(({ origin }) => origin === 'administrator');
  return [...brought, ...own.map(fromRow)];
}

function fromRow(row: DefinitionRow): CurrentDefinition {
  const { version, origin, retired_at: retiredAt, changed_at: changedAt } = row;
  return {
    definition: row.body,
    version,
    origin,
    retiredAt,
    changedAt,
    changedByName: row.changed_by_name,
    isStored: true,
  };
}

function fromPack(definition: PromiseDefinition, version: number): CurrentDefinition {
  return {
    definition,
    version,
    origin: 'pack',
    retiredAt: null,
    changedAt: null,
    changedByName: null,
    isStored: false,
  };
}

/** Keeps the version a promise is given by. */
export async function keepVersion(ctx: ActionContext, current: CurrentDefinition): Promise<void> {
  if (current.isStored) return;
  await insertVersion(ctx.db, {
    definition_key: current.definition.key,
    version: current.version,
    origin: current.origin,
    body: current.definition,
    retired_at: current.retiredAt,
    changed_at: ctx.clock.now().toISOString(),
    changed_by_name: ctx.actor.displayName,
  });
}

/** Whether promises are given by it on a day. */
export function isInForce({ definition, retiredAt }: CurrentDefinition, on: string): boolean {
  const { validFromOn, validUntilOn } = definition;
  return (
    retiredAt === null &&
    (validFromOn === null || validFromOn <= on) &&
    (validUntilOn === null || on <= validUntilOn)
  );
}

/** What the business promises, and by what it can be measured. */
export async function listDefinitions(
  ctx: ActionContext,
  given: GivenPromises,
): Promise<{ items: DefinitionShown[]; events: string[]; currency: string }> {
  const items = await currentDefinitions(ctx.db, given);
  return {
    items: items.map(({ isStored: _, ...shown }) => shown),
    events: [...given.events().keys()].sort(),
    currency: ctx.settings.currency,
  };
}

/** Writes the next version of a promise. Promises already given keep the version they were given by. */
export async function changeDefinition(
  ctx: ActionContext,
  given: GivenPromises,
  asked: {
    definitionKey: string;
    definition: PromiseDefinition;
    isRetired: boolean;
    basedOnVersion: number;
  },
): Promise<DefinitionShown> {
  const { definitionKey, definition, basedOnVersion } = asked;
  requireSound(definitionKey, definition, given);
  const before = (await currentDefinitions(ctx.db, given)).find(
    (one) => one.definition.key === definitionKey,
  );
  if ((before?.version ?? 0) !== basedOnVersion) refuseMovedOn(before?.version ?? 0);
  // What the pack brought stays on record beneath what replaces it.
  if (before) await keepVersion(ctx, before);
  const changedAt = ctx.clock.now().toISOString();
  const next = {
    definition,
    version: basedOnVersion + 1,
    origin: 'administrator' as const,
    retiredAt: asked.isRetired ? changedAt : null,
    changedAt,
    changedByName: ctx.actor.displayName,
  };
  const isNew = await insertVersion(ctx.db, {
    definition_key: definitionKey,
    version: next.version,
    origin: next.origin,
    body: definition,
    retired_at: next.retiredAt,
    changed_at: changedAt,
    changed_by_name: next.changedByName,
  });
  if (!isNew) refuseMovedOn(next.version);
  ctx.audit({ subjectKind: 'promise-definition', subjectId: definitionKey, version: next.version });
  return next;
}

function refuseMovedOn(version: number): never {
  return refuse(
    promisesProblems.promiseMovedOn,
    `the promise is at version ${version} by now; read it anew and change that one`,
  );
}

/** Refuses a promise that could never be measured, with all that is wrong. */
function requireSound(definitionKey: string, definition: PromiseDefinition, given: GivenPromises): void {
  const events = given.events();
  const rules = [...rulesOf(definition.measure), ...definition.exclusions.flatMap(({ when }) => when ?? [])];
  const faults = rules.flatMap(({ event, at }) => {
    const fields = events.get(event);
    if (!fields) return [`nothing in this business tells of "${event}"`];
    return at !== undefined && !fields.has(at) ? [`"${event}" says nothing of "${at}"`] : [];
  });
  const { from } = definition.measure;
  const known = from && events.get(from.event);
  if (known) {
    for (const field of definition.match) {
      if (!known.has(field))
        faults.push(`"${from.event}" says nothing of "${field}", which events are to match by`);
    }
  }
  if (definition.key !== definitionKey) {
    faults.push(`its key is "${definition.key}", and the address names "${definitionKey}"`);
  }
  if (faults.length > 0) refuse(promisesProblems.unsoundDefinition, [...new Set(faults)].join('; '));
}
