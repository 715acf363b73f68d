import type { AssetFactRow, AssetRow } from '../data/asset-queries.ts';
import { type Cover, coverOfRules, rulesFor } from '../domain/covers-of.ts';
import { type AssetHappening, readAsset } from '../domain/read-asset.ts';
import { type AssetRepair, repairsOf } from '../domain/repairs-of.ts';
import type { Guarantees } from './guarantees.ts';

/** What rules read of an asset. */
export interface AssetForRules {
  soldOn: string;
  installedOn: string | null;
  repairs: readonly AssetRepair[];
}

export const happeningOf = ({ kind, happened_on, restored }: AssetFactRow): AssetHappening => ({
  kind,
  happenedOn: happened_on,
  restored,
});

/** A thing without an invoice counts as sold on the first day it is known from. */
export function assetForRules(row: AssetRow, facts: readonly AssetFactRow[]): AssetForRules {
  const happenings = facts.map(happeningOf);
  return {
    soldOn: row.invoice_on ?? happenings[0]?.happenedOn ?? row.registered_at.slice(0, 10),
    installedOn: readAsset(happenings).installedOn,
    repairs: repairsOf(happenings),
  };
}

/** All cover of an asset by the rules in force when it was sold. */
export function readCovers(
  { rules }: Guarantees,
  row: AssetRow,
  facts: readonly AssetFactRow[],
  asOf: string,
): Cover[] {
  const { soldOn, installedOn, repairs } = assetForRules(row, facts);
  const thing = { invoiceOn: soldOn, installedOn, repairs };
  return rulesFor(rules, { category: row.category, jurisdiction: row.jurisdiction, soldOn }).flatMap(
    (governing) => coverOfRules(governing, thing, asOf),
  );
}
