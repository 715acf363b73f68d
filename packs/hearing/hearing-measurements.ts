import type { MeasurementKind } from '#pack-kit';
import { hearingAudiogram } from './audiometry/audiogram-measurement.ts';
import { hearingReflexes } from './audiometry/reflex-measurement.ts';
import { hearingSpeech } from './audiometry/speech-measurement.ts';
import { hearingTympanogram } from './audiometry/tympanogram-measurement.ts';
import { hearingRecd } from './prescription/recd.ts';
import { hearingVerification } from './prescription/verification.ts';
import { aphab } from './questionnaires/aphab-form.ts';
import { cosi } from './questionnaires/cosi-form.ts';
import { hhieS } from './questionnaires/hhie-s-form.ts';
import { ioiHa } from './questionnaires/ioi-ha-form.ts';
import { wearLog } from './questionnaires/wear-log.ts';

/** What is measured with customers of a hearing clinic. */
export const hearingMeasurements: readonly MeasurementKind[] = [
  hearingAudiogram,
  hearingSpeech,
  hearingTympanogram,
  hearingReflexes,
  hearingVerification,
  hearingRecd,
  ...[ioiHa, hhieS, cosi, aphab, wearLog].map(({ kind }) => kind),
];
