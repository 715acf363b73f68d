import type { RuleShown } from '#modules/follow-ups/contract';
import { useStepNames } from './use-step-names.ts';
import { useWords } from './words/use-words.ts';

type Rule = RuleShown['rule'];

/** When a rule contacts customers and which of them, in a sentence. */
export function useRuleWords(): (rule: Rule) => string {
  const words = useWords();
  const names = useStepNames();
  return ({ trigger, offset, repeat, only }) => {
    const distance = words(`distance.${offset.unit}`, { count: Math.abs(offset.n) });
    const told = words(`triggers.${trigger.on}`, names(trigger));
    const when = words(offset.n < 0 ? 'distance.before' : 'distance.after', { distance, trigger: told });
    const again = repeat && words(`distance.${repeat.unit}`, { count: repeat.n });
    const days = again ? `${when}, ${words('distance.every', { distance: again })}` : when;
    if (only.tiers.length === 0) return days;
    return `${days} · ${only.tiers.map((tier) => words(`tier.${tier}`)).join(' / ')}`;
  };
}
