import { ensurePartiesByExternalNumber, findPartiesByExternalNumber } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { RowRejection, TransactionRow } from '../domain/transaction-row.ts';
import type { RecordOptions } from './record-transactions.ts';

export interface ResolvedCustomers {
  /** Whose the row is: null for a sale to nobody in particular, undefined when nobody is known by its number. */
  ownerOf(row: TransactionRow): string | null | undefined;
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
    if (number === null) continue;
    const known = names.get(number);
    if (known === undefined || (known === null && row.customerName)) {
      names.set(number, row.customerName?.trim() || null);
    }
  }
  const { parties, opened } = await findOrOpen(ctx, names, options);
  const ownerOf = (row: TransactionRow) => {
    const number = numberOf(row);
    return row.partyId ?? (number === null ? null : parties.get(number));
  };
  return { ownerOf, opened };
}

/** Tells a row whose customer nobody knows. */
export function unknownCustomer(row: TransactionRow): RowRejection {
  const value = String(numberOf(row)).slice(0, 80);
  return { rowNumber: row.rowNumber, field: 'customerNumber', code: 'unknown-customer', value };
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
