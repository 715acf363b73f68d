/** How well the speech reception threshold and the pure-tone average bear each other out. */
export type SpeechAgreement = 'good' | 'fair' | 'poor';

/** Compares a speech reception threshold with the mean of 500, 1000 and 2000 Hz, both in dB HL; `poor` asks for a recheck. */
export function speechAgreement(
  receptionThresholdDbHl: number,
  pureToneAverageDbHl: number,
): SpeechAgreement {
  const difference = Math.abs(receptionThresholdDbHl - pureToneAverageDbHl);
  if (difference <= 6) return 'good';
  return difference < 13 ? 'fair' : 'poor';
}

export type WordRecognition = 'excellent' | 'good' | 'fair' | 'poor' | 'very-poor';

/** Names a word recognition score of 0–100 percent. */
export function wordRecognition(scorePercent: number): WordRecognition {
  if (scorePercent >= 90) return 'excellent';
  if (scorePercent >= 76) return 'good';
  if (scorePercent >= 60) return 'fair';
  return scorePercent >= 40 ? 'poor' : 'very-poor';
}

/**
 * Scores of a second list of the same length that do not differ from the first at 95 %, in percent: Thornton and Raffin
 * (1978), by the Freeman–Tukey angular transformation with variance 1/(n + ½) a list.
 * @param correct words understood, 0 to `words`
 * @param words length of each list
 * @throws RangeError when `correct` is not a whole number within the list
 */
export function unchangedScores(correct: number, words: number): { fromPercent: number; toPercent: number } {
  if (!Number.isInteger(correct) || !Number.isInteger(words) || words < 1 || correct < 0 || correct > words) {
    throw new RangeError(
      `unchangedScores requires 0 ≤ correct ≤ words, both whole, got ${correct} of ${words}`,
    );
  }
  const angle = (score: number) =>
    Math.asin(Math.sqrt(score / (words + 1))) + Math.asin(Math.sqrt((score + 1) / (words + 1)));
  const reach = 1.959963984540054 * Math.sqrt(2 / (words + 0.5));
  const scores = Array.from({ length: words + 1 }, (_, score) => score);
  const same = scores.filter((score) => Math.abs(angle(score) - angle(correct)) <= reach);
  const percent = (score: number | undefined) => (100 * (score ?? correct)) / words;
  return { fromPercent: percent(same[0]), toPercent: percent(same.at(-1)) };
}
