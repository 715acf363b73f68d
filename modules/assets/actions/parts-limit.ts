import { addDays } from '#working-time';
import type { Asset } from '../contract/index.ts';
import { rulesFor } from '../domain/covers-of.ts';
import type { Guarantees } from './guarantees.ts';

/** The last day on which parts may still arrive for an asset in repair before its customer may choose an exchange. */
export function partsLimitOn(
  { rules }: Guarantees,
  asset: Pick<Asset, 'category' | 'jurisdiction' | 'invoiceOn'>,
  begunOn: string,
): string | null {
  const days = rulesFor(rules, { ...asset, soldOn: asset.invoiceOn ?? begunOn }).flatMap(
    ({ rules: { partsWaitDays }, category }) => category.partsWaitDays ?? partsWaitDays ?? [],
  );
  return days.length === 0 ? null : addDays(begunOn, Math.min(...days));
}
