import type { Conduction, Ear } from './threshold.ts';

/** What a symbol stands for. */
export interface SymbolKind {
  ear: Ear;
  conduction: Conduction;
  masked: boolean;
  noResponse?: boolean;
}

export const EAR_COLOUR: Record<Ear, string> = { R: '#c62828', L: '#1565c0' };

/** Outlines within a square of ±6 around the threshold (ASHA 1990 guidelines for audiometric symbols). */
const OUTLINES: Record<Conduction, Record<'unmasked' | 'masked', Record<Ear, string>>> = {
  air: {
    unmasked: { R: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z', L: 'M-5 -5L5 5M-5 5L5 -5' },
    masked: { R: 'M0 -6L6 5L-6 5Z', L: 'M-5 -5H5V5H-5Z' },
  },
  bone: {
    unmasked: { R: 'M2 -6L-5 0L2 6', L: 'M-2 -6L5 0L-2 6' },
    masked: { R: 'M3 -6H-3V6H3', L: 'M-3 -6H3V6H-3' },
  },
};

/** Arrows of a tone that was not heard: down and outwards, left for the right ear, right for the left. */
const ARROWS: Record<Ear, string> = {
  R: 'M-5 5L-12 12M-12 7V12H-7',
  L: 'M5 5L12 12M12 7V12H7',
};

/** The path of a symbol, in SVG units around the threshold's point. */
export function symbolPath({ ear, conduction, masked, noResponse }: SymbolKind): string {
  const outline = OUTLINES[conduction][masked ? 'masked' : 'unmasked'][ear];
  return noResponse ? `${outline}${ARROWS[ear]}` : outline;
}
