import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { RepairsTables } from './tables.ts';

export type LoanerRow = Selectable<RepairsTables['repairs.loaner']>;
export type LoanRow = Selectable<RepairsTables['repairs.loan']>;

const tables = (db: Database) => db.withTables<RepairsTables>();

const reach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('loaner.branch_id'),
    ownerId: sql`null::uuid`,
  });

/** `serial-in-use` when there is a loaner of this serial number. */
export async function insertLoaner(db: Database, row: LoanerRow): Promise<'inserted' | 'serial-in-use'> {
  const result = await tables(db)
    .insertInto('repairs.loaner')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'serial-in-use';
}

/** One page of the loaners in reach, by name. */
export async function listLoanerRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId?: string | undefined },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<LoanerRow[]> {
  const { rows } = await sql<LoanerRow>`
    select loaner.* from repairs.loaner loaner
    where loaner.archived_at is null and ${reach(ctx, permission)}
      and ${filter.branchId ? sql`loaner.branch_id = ${filter.branchId}` : sql`true`}
      and ${page.after ? sql`(loaner.name, loaner.loaner_id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`}
    order by loaner.name, loaner.loaner_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Takes a loaner for a loan; undefined when it is lent, archived or of another branch. The database decides, whoever asks at once. */
export async function takeLoaner(
  ctx: ActionContext,
  permission: Permission,
  loanerId: string,
  loanId: string,
): Promise<LoanerRow | undefined> {
  const { rows } = await sql<LoanerRow>`
    update repairs.loaner loaner set loan_id = ${loanId}
    where loaner.loaner_id = ${loanerId} and loaner.loan_id is null and loaner.archived_at is null
      and ${reach(ctx, permission)}
    returning loaner.*`.execute(ctx.db);
  return rows[0];
}

export async function freeLoaner(db: Database, loanId: string): Promise<void> {
  await tables(db)
    .updateTable('repairs.loaner')
    .set({ loan_id: null })
    .where('loan_id', '=', loanId)
    .execute();
}

export async function insertLoan(db: Database, row: LoanRow): Promise<void> {
  await tables(db).insertInto('repairs.loan').values(row).execute();
}

export async function closeLoan(
  db: Database,
  { party_id, loan_id }: Pick<LoanRow, 'party_id' | 'loan_id'>,
  returnedOn: string,
): Promise<void> {
  await tables(db)
    .updateTable('repairs.loan')
    .set({ returned_on: returnedOn })
    .where('party_id', '=', party_id)
    .where('loan_id', '=', loan_id)
    .execute();
}

/** The latest loan of a repair. */
export async function findLoan(
  db: Database,
  { party_id, repair_id }: { party_id: string; repair_id: string },
): Promise<LoanRow | undefined> {
  return tables(db)
    .selectFrom('repairs.loan')
    .selectAll()
    .where('party_id', '=', party_id)
    .where('repair_id', '=', repair_id)
    .orderBy('loan_id', 'desc')
    .executeTakeFirst();
}

/** What erased customers had borrowed is free again: the house has its thing back or writes it off by itself. */
export async function freeLoanersOf(db: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    update repairs.loaner set loan_id = null
    where loan_id in (
      select loan.loan_id from repairs.loan loan
      where loan.party_id = any(${[...partyIds]}::uuid[]) and loan.returned_on is null)`.execute(db);
}

/** Removes the loaners of branches that go. */
export async function deleteLoaners(db: Database, branchIds: readonly string[]): Promise<void> {
  if (branchIds.length === 0) return;
  await tables(db)
    .deleteFrom('repairs.loaner')
    .where('branch_id', 'in', [...branchIds])
    .execute();
}
