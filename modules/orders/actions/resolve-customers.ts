import { ensurePartiesByExternalNumber, findPartiesByExternalNumber } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { OwnedRow } from '../domain/prepare-lines.ts';
import type { RowRejection, TransactionRow } from '../domain/transaction-row.ts';
import type { RecordOptions } from './record-transactions.ts';

export interface ResolvedCustomers {
  owned: OwnedRow[];
  unknown: RowRejection[];
  /** Customer files opened for numbers nobody held. */
  opened: number;
}

/** Finds whose each row is, by the number the source knows them under. */
export async function resolveCustomers(
  ctx: ActionContext,
  rows: readonly TransactionRow[],
  options: RecordOptions,
): Promise<ResolvedCustomers> {
  const names = new Map<string, string | null>();
  for (const row of rows) {
    const number = numberOf(row);
    if (number !== null && names.get(number) == null) names.set(number, row.customerName?.trim() || null);
  }
  const { parties, opened } = await findOrOpen(ctx, names, options);
  const resolved: ResolvedCustomers = { owned: [], unknown: [], opened };
  for (const row of rows) {
    const number = numberOf(row);
    const partyId = row.partyId ?? (number === null ? null : parties.get(number));
    if (partyId !== undefined) resolved.owned.push({ row, partyId });
    else {
      const value = String(number).slice(0, 80);
      resolved.unknown.push({
        rowNumber: row.rowNumber,
        field: 'customerNumber',
        code: 'unknown-customer',
        value,
      });
    }
  }
  return resolved;
}

async function findOrOpen(
  ctx: ActionContext,
  names: ReadonlyMap<string, string | null>,
  options: RecordOptions,
): Promise<{ parties: ReadonlyMap<string, string>; opened: number }> {
  const { source } = options;
  if (!options.createUnknownCustomers) {
    return {
      parties: await findPartiesByExternalNumber(ctx, { source, numbers: [...names.keys()] }),
      opened: 0,
    };
  }
  const { partyIds, createdPartyIds } = await ensurePartiesByExternalNumber(ctx, {
    source,
    numbers: [...names].map(([number, name]) => ({ number, name })),
    branchId: options.branchId ?? null,
    importId: options.importId ?? null,
  });
  return { parties: partyIds, opened: createdPartyIds.length };
}

function numberOf(row: TransactionRow): string | null {
  return row.partyId ? null : row.customerNumber?.trim() || null;
}
