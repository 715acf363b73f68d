import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Drift } from '../contract/index.ts';

/** Figures by their names in code, and the columns they stand in. */
export const FIGURE_COLUMNS = {
  firstPurchaseOn: 'first_purchase_on',
  lastPurchaseOn: 'last_purchase_on',
  lastContactOn: 'last_contact_on',
  purchaseCount: 'purchase_count',
  typicalGapDays: 'typical_gap_days',
  spendMinor: 'spend_minor',
  lifetimeValueMinor: 'lifetime_value_minor',
  lifetimeValueLowMinor: 'lifetime_value_low_minor',
  lifetimeValueHighMinor: 'lifetime_value_high_minor',
  currency: 'currency',
  probabilityAlive: 'probability_alive',
  drift: 'drift',
  valuedOn: 'valued_on',
  valueRunId: 'value_run_id',
} as const;
export type FigureName = keyof typeof FIGURE_COLUMNS;

/** Figures of one party. */
export interface FigureValues {
  firstPurchaseOn: string | null;
  lastPurchaseOn: string | null;
  lastContactOn: string | null;
  purchaseCount: number;
  typicalGapDays: number | null;
  spendMinor: number;
  lifetimeValueMinor: number | null;
  lifetimeValueLowMinor: number | null;
  lifetimeValueHighMinor: number | null;
  currency: string | null;
  probabilityAlive: number | null;
  drift: Drift | null;
  valuedOn: string | null;
  valueRunId: string | null;
}

const STAGE = 'incoming_figure';

/** An empty temporary table in the shape of the figures, gone with the transaction. */
export async function createFigureStage(tx: Database): Promise<string> {
  await sql`create temporary table if not exists ${sql.table(STAGE)} (like parties.figure including defaults) on commit drop`.execute(
    tx,
  );
  await sql`truncate ${sql.table(STAGE)}`.execute(tx);
  return STAGE;
}

/** Takes over the named figures from another table, writing only rows that differ. */
export async function applyFigures(
  tx: Database,
  table: string,
  names: readonly FigureName[],
): Promise<number> {
  const columns = names.map((name) => FIGURE_COLUMNS[name]);
  const source = sql.table(table);
  await sql`analyze ${source}`.execute(tx);
  const assignments = sql.raw(columns.map((column) => `${column} = n.${column}`).join(', '));
  const own = sql.raw(columns.map((column) => `f.${column}`).join(', '));
  const incoming = sql.raw(columns.map((column) => `n.${column}`).join(', '));
  const result = await sql`
    update parties.figure f set ${assignments} from ${source} n
    where f.party_id = n.party_id and row(${own}) is distinct from row(${incoming})`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Takes over one figure of one party. */
export async function applyFigure<N extends FigureName>(
  tx: Database,
  { partyId, name, value }: { partyId: string; name: N; value: FigureValues[N] },
): Promise<void> {
  const column = sql.ref(FIGURE_COLUMNS[name]);
  await sql`
    update parties.figure set ${column} = ${value}
    where party_id = ${partyId} and ${column} is distinct from ${value}`.execute(tx);
}
