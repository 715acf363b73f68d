/** Seven answers of 1 (worst) to 5 (best), in the order of the inventory. */
export type IoiHaAnswers = readonly [number, number, number, number, number, number, number];

/** The eighth question, hearing difficulty without aids, decides which norms apply. */
export type UnaidedDifficulty = 'none' | 'mild' | 'moderate' | 'moderately-severe' | 'severe';

export const IOI_HA_DOMAINS = [
  'use',
  'benefit',
  'residual-activity-limitation',
  'satisfaction',
  'residual-participation-restriction',
  'impact-on-others',
  'quality-of-life',
] as const;

type Norm = readonly [lowest: number, highest: number];
/** Middle half of the norm group, by item. */
const MILDER_NORMS: readonly Norm[] = [
  [3, 5],
  [3, 4],
  [3, 4],
  [2, 4],
  [3, 4],
  [3, 5],
  [3, 4],
];
const SEVERER_NORMS: readonly Norm[] = [
  [4, 5],
  [3, 4],
  [2, 4],
  [3, 5],
  [3, 4],
  [2, 4],
  [3, 4],
];

export interface IoiHaScore {
  /** 7 to 35, higher is better. */
  total: number;
  mean: number;
  items: {
    domain: (typeof IOI_HA_DOMAINS)[number];
    answer: number;
    /** Middle half of the group. */
    norm: Norm;
    against: 'below' | 'within' | 'above';
  }[];
}

/** Scores the International Outcome Inventory for Hearing Aids; nothing is reversed. */
export function scoreIoiHa(answers: IoiHaAnswers, difficulty: UnaidedDifficulty): IoiHaScore {
  const faults = answers.flatMap((answer, index) =>
    Number.isInteger(answer) && answer >= 1 && answer <= 5 ? [] : [`item ${index + 1} is ${answer}`],
  );
  if (faults.length > 0)
    throw new RangeError(`scoreIoiHa requires answers of 1 to 5, got ${faults.join(', ')}`);
  const norms = difficulty === 'moderately-severe' || difficulty === 'severe' ? SEVERER_NORMS : MILDER_NORMS;
  const total = answers.reduce((sum, answer) => sum + answer, 0);
  return {
    total,
    mean: total / answers.length,
    items: IOI_HA_DOMAINS.map((domain, index) => {
      const answer = answers[index] ?? 0;
      const norm = norms[index] ?? ([1, 5] as const);
      const [lowest, highest] = norm;
      return {
        domain,
        answer,
        norm,
        against: answer < lowest ? 'below' : answer > highest ? 'above' : 'within',
      };
    }),
  };
}

/** The answer to "use" that logged hours a day amount to. */
export function useCategory(hoursPerDay: number): 1 | 2 | 3 | 4 | 5 {
  if (hoursPerDay <= 0) return 1;
  if (hoursPerDay < 1) return 2;
  if (hoursPerDay <= 4) return 3;
  return hoursPerDay <= 8 ? 4 : 5;
}

/** True when what was said and what the device logged differ by two categories or more. */
export function useDisagrees(answer: number, hoursPerDay: number): boolean {
  return Math.abs(answer - useCategory(hoursPerDay)) >= 2;
}
