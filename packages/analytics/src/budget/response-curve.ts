// Saturation: Hill (1910); carry-over: Broadbent (1979), Journal of the Market Research Society 21(3), 151–166.
import { InvalidInput } from '../invalid-input.ts';

/** What spending in one channel brings in the long run. */
export interface ResponseCurve {
  /** Outcome of a period with spending without end. */
  most: number;
  /** Spending of a period that brings half of it. */
  half: number;
  /** 1 has falling returns throughout; above 1 little spending brings nearly nothing. */
  shape: number;
  /** Share of the effect that carries over to the next period, 0 ≤ carryOver < 1. */
  carryOver: number;
}

/**
 * Outcome of a period when the same is spent in every period: most · xˢ / (xˢ + halfˢ).
 *
 * @example
 * responseTo({ most: 100, half: 50, shape: 1, carryOver: 0.3 }, 50) // ≈ 50
 */
export function responseTo(curve: ResponseCurve, spend: number): number {
  requireCurve(curve);
  if (!(spend >= 0)) throw new InvalidInput(`responseTo requires spending ≥ 0, got ${spend}`);
  return spend === 0 ? 0 : curve.most / (1 + (curve.half / spend) ** curve.shape);
}

/** Outcome that one unit of spending more brings. */
export function marginalResponse(curve: ResponseCurve, spend: number): number {
  requireCurve(curve);
  const { most, half, shape } = curve;
  if (!(spend >= 0)) throw new InvalidInput(`marginalResponse requires spending ≥ 0, got ${spend}`);
  if (spend === 0) return shape > 1 ? 0 : shape === 1 ? most / half : Infinity;
  const ratio = (half / spend) ** shape;
  return (most * shape * ratio) / (spend * (1 + ratio) ** 2);
}

/** Spending of which a share carries over, in units of spending: constant spending stays what it is. */
export function carriedOver(spend: ArrayLike<number>, carryOver: number): Float64Array {
  let level = 0;
  return Float64Array.from(spend, (value) => {
    level = (1 - carryOver) * value + carryOver * level;
    return level;
  });
}

/** Spending beyond which returns only fall; 0 where they always do. */
export function inflectionOf({ half, shape }: ResponseCurve): number {
  return shape <= 1 ? 0 : half * ((shape - 1) / (shape + 1)) ** (1 / shape);
}

function requireCurve({ most, half, shape, carryOver }: ResponseCurve): void {
  if (!(most >= 0 && half > 0 && shape > 0 && carryOver >= 0 && carryOver < 1)) {
    throw new InvalidInput(
      `A response curve requires most ≥ 0, half and shape above 0 and 0 ≤ carryOver < 1, got ${most}, ${half}, ${shape} and ${carryOver}`,
    );
  }
}
