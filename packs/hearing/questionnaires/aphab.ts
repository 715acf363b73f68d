/** Answers from A (always) to G (never). */
export type AphabAnswer = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';

const PERCENT: Record<AphabAnswer, number> = { A: 99, B: 87, C: 75, D: 50, E: 25, F: 12, G: 1 };
const REVERSED_ITEMS = new Set([1, 9, 11, 16, 19, 21]);
const SUBSCALES = {
  easeOfCommunication: [4, 10, 12, 14, 15, 23],
  backgroundNoise: [1, 6, 7, 16, 19, 24],
  reverberation: [2, 5, 9, 11, 18, 21],
  aversiveness: [3, 8, 13, 17, 20, 22],
} as const;
const ITEMS = 24;
const FEWEST_ANSWERS = 4;

/** Percent of problems by subscale, 1–99; `undefined` where fewer than four of six items were answered. */
export interface AphabScore {
  easeOfCommunication: number | undefined;
  backgroundNoise: number | undefined;
  reverberation: number | undefined;
  aversiveness: number | undefined;
  /** Mean of the items of the first three subscales. */
  global: number | undefined;
}

/**
 * Scores the Abbreviated Profile of Hearing Aid Benefit. Its questions are the property of the University of Memphis and are
 * loaded by the site that holds a licence.
 * @param answers of the 24 items in order, `undefined` for a blank
 */
export function scoreAphab(answers: readonly (AphabAnswer | undefined)[]): AphabScore {
  if (answers.length !== ITEMS) throw new RangeError(`scoreAphab requires 24 answers, got ${answers.length}`);
  const percentOf = (item: number) => {
    const answer = answers[item - 1];
    if (answer === undefined) return [];
    return [REVERSED_ITEMS.has(item) ? 100 - PERCENT[answer] : PERCENT[answer]];
  };
  const subscale = (items: readonly number[]) => {
    const percents = items.flatMap(percentOf);
    return percents.length < FEWEST_ANSWERS ? undefined : mean(percents);
  };
  const { easeOfCommunication, backgroundNoise, reverberation, aversiveness } = SUBSCALES;
  const scores = {
    easeOfCommunication: subscale(easeOfCommunication),
    backgroundNoise: subscale(backgroundNoise),
    reverberation: subscale(reverberation),
    aversiveness: subscale(aversiveness),
  };
  const complete = [scores.easeOfCommunication, scores.backgroundNoise, scores.reverberation].every(
    (score) => score !== undefined,
  );
  const items = [...easeOfCommunication, ...backgroundNoise, ...reverberation];
  return { ...scores, global: complete ? mean(items.flatMap(percentOf)) : undefined };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const COMMUNICATION = ['easeOfCommunication', 'backgroundNoise', 'reverberation'] as const;
/** On one scale, with 90 % certainty; on all three, with 90 and 98 %. */
const ONE_SCALE_POINTS = 22;
const ALL_SCALES_POINTS = { 90: 5, 98: 10 } as const;

/**
 * How certain it is that aids changed something, in percent, by Cox (1997): 22 points on one of the scales of communication,
 * noise and reverberation, or 5 or 10 points on all three; `undefined` when it may as well be chance.
 */
export function aphabCertainty(unaided: AphabScore, aided: AphabScore): 90 | 98 | undefined {
  const benefits = COMMUNICATION.flatMap((scale) => {
    const [before, after] = [unaided[scale], aided[scale]];
    return before === undefined || after === undefined ? [] : [before - after];
  });
  const onAll = (points: number) =>
    benefits.length === COMMUNICATION.length && benefits.every((benefit) => benefit >= points);
  if (onAll(ALL_SCALES_POINTS[98])) return 98;
  return onAll(ALL_SCALES_POINTS[90]) || benefits.some((benefit) => benefit >= ONE_SCALE_POINTS)
    ? 90
    : undefined;
}
