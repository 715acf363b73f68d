import type { RecallSearch } from '../contract/index.ts';
import { serialKey } from './serial-key.ts';

/** What a recall names, as goods are compared. */
export interface RecallKeys {
  offerItemId?: string | undefined;
  make?: string | undefined;
  model?: string | undefined;
  lotKey?: string | undefined;
  /** Both ends belong to the run; numbers of another length never do. */
  serialRun?: { fromKey: string; untilKey: string } | undefined;
  standing: 'present' | 'all';
}

/** What a recall names; or in words why it does not say which goods. */
export function readRecall(search: RecallSearch): RecallKeys | { unclear: string } {
  const { offerItemId, make, model, lot, serialFrom, serialUntil, standing } = search;
  if ((serialFrom === undefined) !== (serialUntil === undefined)) {
    return {
      unclear: 'a run of serial numbers has a first and a last; give both, twice the same for one thing',
    };
  }
  const serialRun =
    serialFrom === undefined || serialUntil === undefined
      ? undefined
      : { fromKey: serialKey(serialFrom), untilKey: serialKey(serialUntil) };
  if (serialRun && serialRun.fromKey.length !== serialRun.untilKey.length) {
    return {
      unclear: `${serialFrom} and ${serialUntil} differ in length; give the run as it is printed, zeros too`,
    };
  }
  if (serialRun && serialRun.fromKey > serialRun.untilKey) {
    return { unclear: `${serialFrom} comes after ${serialUntil}; give the first number first` };
  }
  if (offerItemId === undefined && model === undefined && lot === undefined && !serialRun) {
    return { unclear: 'name a lot, a run of serial numbers, a model or an item of the offer' };
  }
  const lotKey = lot === undefined ? undefined : serialKey(lot);
  return { offerItemId, make, model, lotKey, serialRun, standing };
}
