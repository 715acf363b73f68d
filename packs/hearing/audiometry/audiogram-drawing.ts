import { EAR_COLOUR, type SymbolSet, symbolPath } from './audiogram-symbol.ts';
import { type Ear, HIGHEST_DB_HL, LOWEST_DB_HL, type Threshold, thresholdAt } from './threshold.ts';

/** One symbol placed on the chart. */
export interface PlacedSymbol {
  threshold: Threshold;
  x: number;
  y: number;
  path: string;
  colour: string;
}

/** A line through an ear's air-conduction thresholds, broken where a tone was not heard. */
export interface PlacedLine {
  ear: Ear;
  colour: string;
  points: readonly { x: number; y: number }[];
}

/** Everything to be drawn, in the units of a view box that keeps an octave as wide as 20 dB is high. */
export interface AudiogramDrawing {
  width: number;
  height: number;
  octaves: { frequencyHz: number; x: number }[];
  levels: { dbHl: number; y: number }[];
  lines: PlacedLine[];
  symbols: PlacedSymbol[];
}

const OCTAVE_WIDTH = 60;
const DECIBEL_HEIGHT = OCTAVE_WIDTH / 20;
const LOWEST_HZ = 125;
const HIGHEST_HZ = 8000;
const OCTAVES_HZ = [125, 250, 500, 1000, 2000, 4000, 8000];

export const xOfFrequency = (frequencyHz: number) =>
  OCTAVE_WIDTH * (Math.log2(frequencyHz / LOWEST_HZ) + 0.5);
export const yOfLevel = (dbHl: number) => DECIBEL_HEIGHT * (dbHl - LOWEST_DB_HL);

/** The threshold place nearest to a point of the chart: an audiometric frequency and a step of 5 dB. */
export function placeAt(
  x: number,
  y: number,
  frequenciesHz: readonly number[],
): { frequencyHz: number; dbHl: number } {
  const distance = (frequencyHz: number) => Math.abs(xOfFrequency(frequencyHz) - x);
  const frequencyHz = [...frequenciesHz].sort((a, b) => distance(a) - distance(b))[0] ?? 1000;
  const dbHl = Math.round((y / DECIBEL_HEIGHT + LOWEST_DB_HL) / 5) * 5;
  return { frequencyHz, dbHl: Math.min(HIGHEST_DB_HL, Math.max(LOWEST_DB_HL, dbHl)) };
}

/** Lays out an audiogram of 125–8000 Hz; thresholds beyond are listed and not drawn. */
export function drawAudiogram(thresholds: readonly Threshold[], set: SymbolSet = 'asha'): AudiogramDrawing {
  return {
    width: xOfFrequency(HIGHEST_HZ) + OCTAVE_WIDTH / 2,
    height: yOfLevel(HIGHEST_DB_HL),
    octaves: OCTAVES_HZ.map((frequencyHz) => ({ frequencyHz, x: xOfFrequency(frequencyHz) })),
    levels: Array.from({ length: (HIGHEST_DB_HL - LOWEST_DB_HL) / 10 + 1 }, (_, step) => {
      const dbHl = LOWEST_DB_HL + step * 10;
      return { dbHl, y: yOfLevel(dbHl) };
    }),
    lines: [...airLines(thresholds, 'R'), ...airLines(thresholds, 'L')],
    symbols: thresholds.filter(isDrawn).map((threshold) => ({
      threshold,
      x: xOfFrequency(threshold.frequencyHz),
      y: yOfLevel(threshold.levelDbHl),
      path: symbolPath(threshold, set),
      colour: EAR_COLOUR[threshold.ear],
    })),
  };
}

const isDrawn = ({ frequencyHz }: Threshold) => frequencyHz >= LOWEST_HZ && frequencyHz <= HIGHEST_HZ;

function airLines(thresholds: readonly Threshold[], ear: Ear): PlacedLine[] {
  const frequencies = new Set(
    thresholds
      .filter((one) => one.ear === ear && one.conduction === 'air' && isDrawn(one))
      .map((one) => one.frequencyHz),
  );
  const lines: PlacedLine[] = [];
  let points: { x: number; y: number }[] = [];
  const finish = () => {
    if (points.length > 1) lines.push({ ear, colour: EAR_COLOUR[ear], points });
    points = [];
  };
  for (const frequencyHz of [...frequencies].sort((a, b) => a - b)) {
    const threshold = thresholdAt(thresholds, ear, 'air', frequencyHz);
    if (!threshold || threshold.noResponse) finish();
    else points.push({ x: xOfFrequency(frequencyHz), y: yOfLevel(threshold.levelDbHl) });
  }
  finish();
  return lines;
}
