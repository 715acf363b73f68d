import type { DriftReason } from '#modules/value/contract';
import { useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useIntervalText } from './share-words.ts';

/** Says why somebody has left their own pattern, in words. */
export function useReasonWords(): (reason: DriftReason) => string {
  const words = useWords();
  const format = useLocaleFormat();
  const interval = useIntervalText();
  return (reason) => {
    switch (reason.kind) {
      case 'longer-than-usual':
        return words('reason.longer-than-usual', {
          usual: interval(reason.usualGapDays),
          since: interval(reason.sinceDays),
        });
      case 'spending-less': {
        const { usualAmountMinor, latelyAmountMinor, currency } = reason;
        if (usualAmountMinor === null || latelyAmountMinor === null)
          return words('reason.spending-less-hidden');
        return words('reason.spending-less', {
          usual: format.money(usualAmountMinor, currency, { rounded: true }),
          lately: format.money(latelyAmountMinor, currency, { rounded: true }),
        });
      }
      case 'probability-fell': {
        const { fromProbability, toProbability } = reason;
        if (fromProbability === null || toProbability === null)
          return words('reason.probability-fell-hidden');
        return words('reason.probability-fell', {
          from: format.percent(fromProbability),
          to: format.percent(toProbability),
        });
      }
    }
  };
}
