import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { PromiseId } from './promise-queries.ts';
import type { PromisesTables } from './tables.ts';

export type RedressRow = Selectable<PromisesTables['promises.redress']>;
export type PaymentRow = Selectable<PromisesTables['promises.redress_payment']>;

const tables = (db: Database) => db.withTables<PromisesTables>();

/** Writes down what arose, once; what was given up because the promise seemed kept stands again. */
export async function putRedress(db: Database, rows: readonly RedressRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('promises.redress')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['party_id', 'promise_id', 'kind', 'late_days']).doUpdateSet({ cancelled_at: null }),
    )
    .execute();
}

export async function cancelUnpaid(db: Database, id: PromiseId, at: string): Promise<void> {
  await sql`
    update promises.redress set cancelled_at = ${at}
    where party_id = ${id.party_id} and promise_id = ${id.promise_id}
      and payment_id is null and cancelled_at is null`.execute(db);
}

export async function listRedress(db: Database, ids: readonly PromiseId[]): Promise<RedressRow[]> {
  if (ids.length === 0) return [];
  return tables(db)
    .selectFrom('promises.redress')
    .selectAll()
    .where('party_id', 'in', [...new Set(ids.map(({ party_id }) => party_id))])
    .where(
      'promise_id',
      'in',
      ids.map(({ promise_id }) => promise_id),
    )
    .orderBy('arose_at')
    .orderBy('kind', 'desc')
    .orderBy('late_days')
    .execute();
}

export async function listPayments(db: Database, id: PromiseId): Promise<PaymentRow[]> {
  return tables(db)
    .selectFrom('promises.redress_payment')
    .selectAll()
    .where('party_id', '=', id.party_id)
    .where('promise_id', '=', id.promise_id)
    .orderBy('paid_at')
    .execute();
}

export async function insertPayment(db: Database, row: PaymentRow): Promise<void> {
  await tables(db).insertInto('promises.redress_payment').values(row).execute();
}

/** Settles all that is owed for a promise by one payment. */
export async function settleRedress(db: Database, id: PromiseId, paymentId: string): Promise<void> {
  await sql`
    update promises.redress set payment_id = ${paymentId}
    where party_id = ${id.party_id} and promise_id = ${id.promise_id}
      and payment_id is null and cancelled_at is null`.execute(db);
}

export interface UnpaidRow {
  promiseId: string;
  partyId: string;
  partyName: string;
  partyNumber: string;
  amountMinor: number;
  currency: string;
  payByOn: string;
}

/** What is owed for each promise, by the day the first of it is to be paid. */
export async function listUnpaidRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId?: string | undefined },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<UnpaidRow[]> {
  const { rows } = await sql<UnpaidRow>`
    select owed.promise_id as "promiseId", owed.party_id as "partyId", party.display_name as "partyName",
           party.number as "partyNumber", sum(owed.amount_minor)::bigint as "amountMinor",
           min(owed.currency) as currency, min(owed.pay_by_on) as "payByOn"
    from promises.redress owed join parties.shared_party party on party.party_id = owed.party_id
    where owed.payment_id is null and owed.cancelled_at is null and ${partyReach(ctx, permission)}
      and ${filter.branchId ? sql`party.branch_id = ${filter.branchId}` : sql`true`}
    group by owed.promise_id, owed.party_id, party.display_name, party.number
    having ${page.after ? sql`(min(owed.pay_by_on), owed.promise_id) > (${page.after[0]}::date, ${page.after[1]}::uuid)` : sql`true`}
    order by min(owed.pay_by_on), owed.promise_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}
