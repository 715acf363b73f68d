import type { PromiseSummary } from '../contract/index.ts';
import { type DefinitionRow, versionId } from '../data/definition-queries.ts';
import type { PromiseWithParty } from '../data/promise-queries.ts';
import type { RedressRow } from '../data/redress-queries.ts';

export const isUnpaid = (entry: RedressRow) => entry.payment_id === null && entry.cancelled_at === null;

/** A promise as lists show it. */
export function summaryOf(
  row: PromiseWithParty,
  versions: ReadonlyMap<string, DefinitionRow>,
  redress: readonly RedressRow[],
): PromiseSummary {
  const definition = versions.get(versionId(row.definition_key, row.definition_version))?.body;
  return {
    promiseId: row.promise_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    definitionKey: row.definition_key,
    definitionVersion: row.definition_version,
    text: definition?.text ?? null,
    ownWords: row.own_words,
    state: row.state,
    isInternal: row.is_internal,
    isPaused: row.is_paused,
    startedAt: row.started_at,
    givenByName: row.given_by_name,
    dueAt: row.due_at,
    halfUsedAt: row.half_used_at,
    nearlyDueAt: row.nearly_due_at,
    decidedAt: row.decided_at,
    renegotiatedAt: row.renegotiated_at,
    recoveredAt: row.recovered_at,
    ownerId: row.owner_id,
    ownerRole: row.owner_role,
    redress: redressOf(redress),
    revision: row.revision,
  };
}

function redressOf(all: readonly RedressRow[]): PromiseSummary['redress'] {
  const standing = all.filter(({ cancelled_at }) => cancelled_at === null);
  const [first] = standing;
  if (!first) return null;
  const sum = (rows: readonly RedressRow[]) =>
    rows.reduce((total, { amount_minor }) => total + amount_minor, 0);
  const unpaid = standing.filter(isUnpaid);
  return {
    currency: first.currency,
    totalMinor: sum(standing),
    owedMinor: sum(unpaid),
    isOwed: unpaid.length > 0,
    payByOn: unpaid.map(({ pay_by_on }) => pay_by_on).sort()[0] ?? null,
  };
}
