import type { ProcessTemplate } from '#modules/service-processes/contract';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { nameOfStep } from './name-place.ts';
import type { AskedQuestion } from './template-edits.ts';

/** What steps and questions are called on screen, also while they have no words yet. */
export function useNames() {
  const words = useWords();
  const local = useLocal();
  return {
    ofStep: (template: ProcessTemplate, key: string) => nameOfStep({ template, words, local }, key),
    ofQuestion: ({ field, number, step, stepNumber = 0 }: AskedQuestion) => {
      const question = local(field.label) || words('design.place.question', { number });
      if (!step) return question;
      return `${local(step.name) || words('design.place.step', { number: stepNumber })} · ${question}`;
    },
  };
}
