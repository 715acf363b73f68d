/** Jerger's types, and a peak at positive pressure, which they have no letter for. */
export type TympanogramType = 'A' | 'As' | 'Ad' | 'B' | 'C' | 'positive-pressure';

/** What a flat tympanogram points to, by the volume of the ear canal. */
export type FlatTympanogram = 'effusion' | 'perforation-or-tube' | 'wax-or-probe' | 'undetermined';

const FLAT_ML = 0.1;
const STIFF_BELOW_ML = 0.3;
const FLACCID_ABOVE_ML = 1.6;
const USUAL_DAPA = 100;

/**
 * Type of a 226 Hz tympanogram.
 * @param peakPressureDaPa pressure of the peak in decapascal
 * @param complianceMl height of the peak in millilitres
 */
export function tympanogramType(peakPressureDaPa: number, complianceMl: number): TympanogramType {
  if (complianceMl <= FLAT_ML) return 'B';
  if (peakPressureDaPa < -USUAL_DAPA) return 'C';
  if (peakPressureDaPa > USUAL_DAPA) return 'positive-pressure';
  if (complianceMl < STIFF_BELOW_ML) return 'As';
  return complianceMl > FLACCID_ABOVE_ML ? 'Ad' : 'A';
}

/** Reads a flat (type B) tympanogram by the equivalent volume of an adult's ear canal in millilitres. */
export function flatTympanogram(canalVolumeMl: number | undefined): FlatTympanogram {
  if (canalVolumeMl === undefined) return 'undetermined';
  if (canalVolumeMl > 2) return 'perforation-or-tube';
  return canalVolumeMl < 0.6 ? 'wax-or-probe' : 'effusion';
}
