import type { Conduction, Ear } from './threshold.ts';

/** What a symbol stands for. */
export interface SymbolKind {
  ear: Ear;
  conduction: Conduction;
  masked: boolean;
  noResponse?: boolean;
}

export const EAR_COLOUR: Record<Ear, string> = { R: '#c62828', L: '#1565c0' };

/** Which symbols are drawn. */
export const SYMBOL_SETS = ['asha', 'bsa'] as const;
export type SymbolSet = (typeof SYMBOL_SETS)[number];

type Outlines = Record<Conduction, Record<'unmasked' | 'masked', Record<Ear, string>>>;

const AIR = { R: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z', L: 'M-5 -5L5 5M-5 5L5 -5' };
const BONE_MASKED = { R: 'M3 -6H-3V6H3', L: 'M-3 -6H3V6H-3' };
const TRIANGLE = 'M0 -6L6 5L-6 5Z';

/**
 * Outlines within a square of ±6 around the threshold: ASHA's guidelines of 1990 for audiometric symbols, and those of the
 * British Society of Audiology, where the symbol of air conduction does not tell whether it was masked and unmasked bone
 * conduction is a triangle on both sides.
 */
const OUTLINES: Record<SymbolSet, Outlines> = {
  asha: {
    air: { unmasked: AIR, masked: { R: TRIANGLE, L: 'M-5 -5H5V5H-5Z' } },
    bone: { unmasked: { R: 'M2 -6L-5 0L2 6', L: 'M-2 -6L5 0L-2 6' }, masked: BONE_MASKED },
  },
  bsa: {
    air: { unmasked: AIR, masked: AIR },
    bone: { unmasked: { R: TRIANGLE, L: TRIANGLE }, masked: BONE_MASKED },
  },
};

/** Arrows of a tone that was not heard: down and outwards, left for the right ear, right for the left. */
const ARROWS: Record<Ear, string> = {
  R: 'M-5 5L-12 12M-12 7V12H-7',
  L: 'M5 5L12 12M12 7V12H7',
};

/** The path of a symbol, in SVG units around the threshold's point. */
export function symbolPath(
  { ear, conduction, masked, noResponse }: SymbolKind,
  set: SymbolSet = 'asha',
): string {
  const outline = OUTLINES[set][conduction][masked ? 'masked' : 'unmasked'][ear];
  return noResponse ? `${outline}${ARROWS[ear]}` : outline;
}
