import { useMemo } from 'react';
import type { ProcessTemplate } from '#modules/service-processes/contract';
import { languageNames } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { type DraftFault, draftFaults } from './draft-faults.ts';

/** All that is wrong with a draft, while it is being written. */
export function useTemplateCheck(template: ProcessTemplate): DraftFault[] {
  const words = useWords();
  const local = useLocal();
  return useMemo(() => draftFaults({ template, words, local }, languageNames), [template, words, local]);
}
