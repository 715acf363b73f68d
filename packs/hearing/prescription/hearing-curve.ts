/** Air-conduction thresholds in dB HL by frequency in Hz. */
export type HearingCurve = Readonly<Record<number, number>>;

/** The threshold at a frequency: measured, between two measured ones linear on the logarithm of frequency, beyond them flat. */
export function hearingAt(curve: HearingCurve, frequencyHz: number): number {
  const measured = Object.keys(curve)
    .map(Number)
    .sort((a, b) => a - b);
  if (measured.length === 0) throw new RangeError('hearingAt requires at least one threshold, got none');
  const above = measured.findIndex((each) => each >= frequencyHz);
  const levelAt = (index: number) => curve[measured[index] ?? 0] ?? 0;
  if (above === -1) return levelAt(measured.length - 1);
  const upperHz = measured[above] ?? frequencyHz;
  if (above === 0 || upperHz === frequencyHz) return levelAt(above);
  const lowerHz = measured[above - 1] ?? frequencyHz;
  const share = Math.log(frequencyHz / lowerHz) / Math.log(upperHz / lowerHz);
  return levelAt(above - 1) + share * (levelAt(above) - levelAt(above - 1));
}
