import { useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';

/** No comparison is certain, so that a rounded 100 % would claim too much. */
const MOST_CLAIMED = 0.99;

/** How likely two files are one person's, in words. */
export function useLikely(): (probability: number) => string {
  const words = useWords();
  const format = useLocaleFormat();
  return (probability) =>
    probability > MOST_CLAIMED
      ? words('duplicates.nearlySure', { percent: format.percent(MOST_CLAIMED) })
      : words('duplicates.likely', { percent: format.percent(probability) });
}
