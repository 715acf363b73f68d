import type { MeasurementKind } from '#pack-kit';
import { hearingAudiogram } from './audiometry/audiogram-measurement.ts';
import { hearingSpeech } from './audiometry/speech-measurement.ts';
import { hearingTympanogram } from './audiometry/tympanogram-measurement.ts';

/** What is measured with customers of a hearing clinic. */
export const hearingMeasurements: readonly MeasurementKind[] = [
  hearingAudiogram,
  hearingSpeech,
  hearingTympanogram,
];
