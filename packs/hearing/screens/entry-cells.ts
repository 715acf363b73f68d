import {
  type Conduction,
  type Ear,
  HIGHEST_DB_HL,
  LOWEST_DB_HL,
  type Threshold,
  type Transducer,
} from '../audiometry/threshold.ts';

/** Frequencies offered for entry; bone vibrators give no others than those of the second list. */
export const ENTRY_HZ = [125, 250, 500, 750, 1000, 1500, 2000, 3000, 4000, 6000, 8000] as const;
const BONE_HZ: readonly number[] = [250, 500, 750, 1000, 1500, 2000, 3000, 4000];

/** One column of the table of entry. */
export interface EntryColumn {
  ear: Ear;
  conduction: Conduction;
}
export const ENTRY_COLUMNS: readonly EntryColumn[] = [
  { ear: 'R', conduction: 'air' },
  { ear: 'R', conduction: 'bone' },
  { ear: 'L', conduction: 'air' },
  { ear: 'L', conduction: 'bone' },
];

/** What was typed, by cell. */
export type EntryCells = Readonly<Record<string, string>>;

export const cellKey = ({ ear, conduction }: EntryColumn, frequencyHz: number) =>
  `${ear}.${conduction}.${frequencyHz}`;

export const isMeasurable = ({ conduction }: EntryColumn, frequencyHz: number) =>
  conduction === 'air' || BONE_HZ.includes(frequencyHz);

/** What a cell may hold of a threshold. */
type CellReading = Pick<Threshold, 'levelDbHl' | 'masked' | 'maskLevelDb'> & { noResponse: boolean };

/**
 * `45`; `45m` masked, `45m60` with the masker at 60 dB; `90n` not heard at 90; `90m60n` and `90mn` both; undefined for
 * anything else.
 */
export function readCell(text: string): CellReading | undefined {
  const match = /^([-−]?\d{1,3})(?:(m)([-−]?\d{1,3})?)?(n?)(m?)$/i.exec(text.trim().replaceAll(/\s/g, ''));
  const [, level, masked, maskLevel, noResponse, maskedAfter] = match ?? [];
  if (level === undefined || (masked && maskedAfter)) return undefined;
  const levelDbHl = decibels(level);
  const maskLevelDb = maskLevel ? decibels(maskLevel) : undefined;
  if (!isOnChart(levelDbHl) || (maskLevelDb !== undefined && !isOnChart(maskLevelDb))) return undefined;
  const read = { levelDbHl, masked: Boolean(masked || maskedAfter), noResponse: Boolean(noResponse) };
  return maskLevelDb === undefined ? read : { ...read, maskLevelDb };
}

const decibels = (text: string) => Number(text.replace('−', '-'));
const isOnChart = (level: number) => level >= LOWEST_DB_HL && level <= HIGHEST_DB_HL;

export function writeCell({
  levelDbHl,
  masked,
  maskLevelDb,
  noResponse,
}: Pick<Threshold, 'levelDbHl' | 'masked' | 'maskLevelDb' | 'noResponse'>): string {
  return `${levelDbHl}${masked ? `m${maskLevelDb ?? ''}` : ''}${noResponse ? 'n' : ''}`;
}

/** Cells that hold something which is no threshold. */
export function faultyCells(cells: EntryCells): ReadonlySet<string> {
  return new Set(
    Object.entries(cells).flatMap(([key, text]) => (text.trim() === '' || readCell(text) ? [] : [key])),
  );
}

/** The thresholds in the cells; faulty ones are left out. */
export function thresholdsOf(cells: EntryCells, transducer: Record<Conduction, Transducer>): Threshold[] {
  return ENTRY_COLUMNS.flatMap((column) =>
    ENTRY_HZ.flatMap((frequencyHz): Threshold[] => {
      const read = readCell(cells[cellKey(column, frequencyHz)] ?? '');
      if (!read) return [];
      const { noResponse, ...rest } = read;
      const threshold = { ...column, transducer: transducer[column.conduction], frequencyHz, ...rest };
      return [noResponse ? { ...threshold, noResponse } : threshold];
    }),
  );
}

/** Cells to begin a correction with; of a place measured with and without masking, the masked one. */
export function cellsOf(thresholds: readonly Threshold[]): EntryCells {
  const unmaskedFirst = [...thresholds].sort((a, b) => Number(a.masked) - Number(b.masked));
  return Object.fromEntries(unmaskedFirst.map((one) => [cellKey(one, one.frequencyHz), writeCell(one)]));
}
