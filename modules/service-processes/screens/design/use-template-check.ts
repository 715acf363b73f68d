import { useMemo } from 'react';
import {
  findTemplateFaults,
  type ProcessTemplate,
  processTemplate,
  type TemplateFault,
} from '#modules/service-processes/contract';
import { calendarFaults } from '#working-time';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';

/** Something that keeps a draft from being published, in words, and the step it is about. */
export interface DraftFault {
  step: string | undefined;
  text: string;
}

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;

/** All that is wrong with a draft, while it is being written. */
export function useTemplateCheck(template: ProcessTemplate): DraftFault[] {
  const words = useWords();
  const local = useLocal();
  return useMemo(() => {
    const nameOf = (key: string | undefined) => {
      const step = template.steps.find((one) => one.key === key);
      return step ? local(step.name) || step.key : (key ?? '');
    };
    const rules = findTemplateFaults(template).map((fault) => ({
      step: 'step' in fault ? fault.step : undefined,
      text: sayFault(fault, nameOf, words),
    }));
    const hours = calendarFaults({ timeZone: 'UTC', week: template.workingWeek });
    return [
      ...shapeFaults(template, nameOf, words),
      ...rules,
      ...(hours.length > 0 ? [{ step: undefined, text: words('design.fault.hours') }] : []),
    ];
  }, [template, words, local]);
}

type Words = ReturnType<typeof useWords>;

function sayFault(fault: TemplateFault, nameOf: (key: string | undefined) => string, words: Words): string {
  if (fault.kind === 'form') {
    const { kind, field } = fault.fault;
    const path = 'path' in fault.fault ? fault.fault.path : '';
    return words(`design.fault.form.${kind}`, { step: nameOf(fault.step), field, path });
  }
  return words(`design.fault.${fault.kind}`, {
    step: 'step' in fault ? nameOf(fault.step) : '',
    name: 'name' in fault ? fault.name : '',
    notice: 'notice' in fault ? fault.notice : '',
  });
}

/** Words not yet written and lists still empty, one for each place. */
function shapeFaults(
  template: ProcessTemplate,
  nameOf: (key: string | undefined) => string,
  words: Words,
): DraftFault[] {
  const read = processTemplate.safeParse(template);
  if (read.success) return [];
  const faults = new Map<string, DraftFault>();
  for (const { path } of read.error.issues) {
    const step = path[0] === 'steps' ? template.steps[Number(path[1])]?.key : undefined;
    const language = LANGUAGES.find((one) => one === path.at(-1));
    const part = path.slice(2).filter((one) => typeof one === 'string' && one !== language);
    const place = { step: step === undefined ? words('design.process') : nameOf(step), part: part.join(' ') };
    const text = words(language ? 'design.fault.words' : 'design.fault.incomplete', place);
    faults.set(text, { step, text });
  }
  return [...faults.values()];
}
