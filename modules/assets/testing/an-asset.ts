import type { ActionContext } from '#platform';
import type { Guarantees } from '../actions/guarantees.ts';
import { registerAsset } from '../actions/register-asset.ts';
import { type Asset, assetsRoutes, type NewAsset } from '../contract/index.ts';
import { applianceGuarantees } from './appliance-guarantees.ts';

/** A kettle sold on 1 March 2025 for 300.00, unless the test says otherwise. */
export async function anAsset(
  ctx: ActionContext,
  given: { partyId: string } & Partial<NewAsset>,
  guarantees: Guarantees = applianceGuarantees,
): Promise<Asset> {
  const full = assetsRoutes.registerAsset.body.parse({
    itemName: '电水壶',
    category: 'kettle',
    make: 'Alto',
    model: 'K2',
    invoiceOn: '2025-03-01',
    priceMinor: 30_000,
    currency: 'CNY',
    ...given,
  });
  return registerAsset(ctx, guarantees, full);
}
