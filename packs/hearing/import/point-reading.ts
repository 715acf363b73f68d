import {
  FREQUENCIES_HZ,
  HIGHEST_DB_HL,
  LOWEST_DB_HL,
  type Threshold,
  type Transducer,
} from '../audiometry/threshold.ts';
import type { LeftOutList } from './hearing-file.ts';

/** Thresholds of one test as they are read: of those at one place the last one stands, and none disappears unseen. */
export class ThresholdList {
  private readonly byPlace = new Map<string, Threshold>();
  private readonly leftOut: LeftOutList;

  constructor(leftOut: LeftOutList) {
    this.leftOut = leftOut;
  }

  /** Takes a threshold, or says why not. */
  take(threshold: Threshold, what: string): void {
    const { ear, conduction, frequencyHz, levelDbHl, masked } = threshold;
    if (!FREQUENCIES_HZ.some((known) => known === frequencyHz)) {
      this.leftOut.add('frequency', `${what} ${frequencyHz} Hz`);
      return;
    }
    if (levelDbHl < LOWEST_DB_HL || levelDbHl > HIGHEST_DB_HL) {
      this.leftOut.add('level', `${what} ${frequencyHz} Hz: ${levelDbHl} dB`);
      return;
    }
    const place = [ear, conduction, frequencyHz, masked].join(' ');
    if (this.byPlace.has(place)) this.leftOut.add('repeated', `${what} ${frequencyHz} Hz`);
    this.byPlace.set(place, threshold);
  }

  /** By ear, conduction and frequency, so that the same test always reads the same. */
  list(): Threshold[] {
    const order = ({ ear, conduction, frequencyHz, masked }: Threshold) =>
      `${ear === 'R' ? 0 : 1}${conduction}${String(frequencyHz).padStart(5, '0')}${masked ? 1 : 0}`;
    return [...this.byPlace.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}

const CIRCUMAURAL = /HDA-?(200|300)|DD-?450|KOSS|K1000|circum/i;
const INSERT = /insert|IP-?30|\bER-?\d|E-?A-?R|^EAR/i;

/** What the tone came from, by the name a device gives it; the usual one where it gives none. */
export function transducerNamed(name: string | undefined, conduction: 'air' | 'bone'): Transducer {
  const given = name ?? '';
  if (conduction === 'bone') return /forehead|frontal/i.test(given) ? 'bone-forehead' : 'bone-mastoid';
  if (INSERT.test(given)) return 'insert';
  return CIRCUMAURAL.test(given) ? 'circumaural' : 'supra-aural';
}
