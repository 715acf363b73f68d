export type HhieAnswer = 'yes' | 'sometimes' | 'no';

const POINTS: Record<HhieAnswer, number> = { yes: 4, sometimes: 2, no: 0 };
/** Items that ask about feelings; the others ask about situations. */
const EMOTIONAL_ITEMS = new Set([1, 2, 4, 7, 9]);
const ITEMS = 10;
const REFER_FROM = 10;

export type HhieBand = 'none' | 'mild-to-moderate' | 'severe';

export interface HhieScore {
  /** 0 to 40, always even. */
  total: number;
  emotional: number;
  social: number;
  band: HhieBand;
  /** Probability of a hearing impairment in that band, 0–1 (Lichtenstein, Bess and Logan 1988). */
  impairmentProbability: number;
  refer: boolean;
}

const IMPAIRMENT: Record<HhieBand, number> = { none: 0.13, 'mild-to-moderate': 0.5, severe: 0.84 };

/** Scores the screening version of the Hearing Handicap Inventory for the Elderly. */
export function scoreHhie(answers: readonly HhieAnswer[]): HhieScore {
  if (answers.length !== ITEMS) throw new RangeError(`scoreHhie requires 10 answers, got ${answers.length}`);
  let emotional = 0;
  let social = 0;
  for (const [index, answer] of answers.entries()) {
    if (EMOTIONAL_ITEMS.has(index + 1)) emotional += POINTS[answer];
    else social += POINTS[answer];
  }
  const total = emotional + social;
  const band = bandOf(total);
  return {
    total,
    emotional,
    social,
    band,
    impairmentProbability: IMPAIRMENT[band],
    refer: total >= REFER_FROM,
  };
}

/** The band of a total that was written down without its answers. */
export function hhieOfTotal(
  total: number,
): Pick<HhieScore, 'total' | 'band' | 'impairmentProbability' | 'refer'> | undefined {
  if (hhieTotalFault(total) !== undefined) return undefined;
  const band = bandOf(total);
  return { total, band, impairmentProbability: IMPAIRMENT[band], refer: total >= REFER_FROM };
}

/** What is wrong with a total that was written down without its answers; `undefined` when nothing is. */
export function hhieTotalFault(total: number): string | undefined {
  if (Number.isInteger(total) && total >= 0 && total <= 40 && total % 2 === 0) return undefined;
  return `HHIE-S total ${total} cannot occur; totals are even and from 0 to 40`;
}

function bandOf(total: number): HhieBand {
  if (total <= 8) return 'none';
  return total <= 24 ? 'mild-to-moderate' : 'severe';
}
