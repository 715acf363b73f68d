import type { MeasurementKind } from '#pack-kit';
import { words } from '../words.ts';
import { AUDIOGRAM_KIND, audiogram, readAudiogram } from './audiogram.ts';
import { audiogramBundle } from './audiogram-bundle.ts';
import { faultsOf } from './measurement-faults.ts';
import { checkThresholds } from './threshold.ts';

/** Pure-tone audiograms as a kind of measurement. */
export const hearingAudiogram: MeasurementKind = {
  key: AUDIOGRAM_KIND,
  name: words('纯音听力图', '純音聽力圖', 'Pure-tone audiogram'),
  toFhir: audiogramBundle,
  check(body) {
    const read = readAudiogram(body);
    return read
      ? checkThresholds(read.thresholds)
      : { refused: faultsOf(audiogram, body, 'audiogram'), warned: [] };
  },
};
