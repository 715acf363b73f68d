import {
  REFLEX_DB,
  REFLEX_HZ,
  REFLEX_ROUTES,
  type Reflex,
  type ReflexHz,
  type ReflexRoute,
} from '../audiometry/reflex-measurement.ts';
import type { Ear } from '../audiometry/threshold.ts';

/** One column of reflexes: the ear that hears the tone and the side that is measured. */
export interface ReflexColumn {
  stimulusEar: Ear;
  route: ReflexRoute;
}
export const REFLEX_COLUMNS: readonly ReflexColumn[] = (['R', 'L'] as const).flatMap((stimulusEar) =>
  REFLEX_ROUTES.map((route) => ({ stimulusEar, route })),
);

export const reflexCell = ({ stimulusEar, route }: ReflexColumn, frequencyHz: ReflexHz) =>
  `${stimulusEar}.${route}.${frequencyHz}`;

type ReflexReading = Pick<Reflex, 'levelDbHl' | 'noResponse'>;

/** `85`; `110n` no response up to 110; `n` none, and the level tried is not known; undefined for anything else. */
export function readReflexCell(text: string): ReflexReading | undefined {
  const [, level, absent] = /^(\d{1,3})?(n)?$/i.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (level === undefined) return absent ? { noResponse: true } : undefined;
  const levelDbHl = Number(level);
  if (levelDbHl < REFLEX_DB.lowest || levelDbHl > REFLEX_DB.highest) return undefined;
  return absent ? { levelDbHl, noResponse: true } : { levelDbHl };
}

/** What is typed in the cells, and which of them hold no reflex. */
export function readReflexCells(cells: Readonly<Record<string, string>>): {
  points: Reflex[];
  faulty: ReadonlySet<string>;
} {
  const points: Reflex[] = [];
  const faulty = new Set<string>();
  for (const column of REFLEX_COLUMNS) {
    for (const frequencyHz of REFLEX_HZ) {
      const key = reflexCell(column, frequencyHz);
      const text = cells[key]?.trim() ?? '';
      if (text === '') continue;
      const read = readReflexCell(text);
      if (read) points.push({ ...column, frequencyHz, ...read });
      else faulty.add(key);
    }
  }
  return { points, faulty };
}
