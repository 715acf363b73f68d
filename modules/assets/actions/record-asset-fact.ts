import type { ActionContext } from '#platform';
import type { AssetWithFacts, RecordableKind } from '../contract/index.ts';
import type { Guarantees } from './guarantees.ts';
import { loadToChange, recordFact } from './record-fact.ts';
import { showAsset } from './show-assets.ts';

/** Records what somebody saw happen with an asset. */
export async function recordAssetFact(
  ctx: ActionContext,
  guarantees: Guarantees,
  given: {
    assetId: string;
    revision: number;
    kind: RecordableKind;
    happenedOn: string;
    mainPart: boolean | null;
    note: string;
  },
): Promise<AssetWithFacts> {
  const row = await loadToChange(ctx, given);
  const { kind, happenedOn, mainPart, note } = given;
  await recordFact(ctx, guarantees, row, {
    kind,
    happened_on: happenedOn,
    main_part: kind === 'part-changed' ? (mainPart ?? false) : null,
    note,
  });
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, assetId: row.asset_id, kind });
  return showAsset(ctx, row.asset_id);
}
