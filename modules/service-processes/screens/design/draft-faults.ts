import { findTemplateFaults, processTemplate, type TemplateFault } from '#modules/service-processes/contract';
import { calendarFaults } from '#working-time';
import { type Naming, nameOfQuestion, nameOfStep, namePlace } from './name-place.ts';

/** Something that keeps a draft from being published, in words, and the step it is about. */
export interface DraftFault {
  step: string | undefined;
  text: string;
}

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;

/** All that keeps a draft from being published, each thing once, by the names it has on screen. */
export function draftFaults(naming: Naming, languageNames: Readonly<Record<string, string>>): DraftFault[] {
  const { template, words } = naming;
  const hours = calendarFaults({ timeZone: 'UTC', week: template.workingWeek });
  const faults = [
    ...shapeFaults(naming, languageNames),
    ...findTemplateFaults(template).map((fault) => ({
      step: 'step' in fault ? fault.step : undefined,
      text: sayFault(naming, fault),
    })),
    ...(hours.length > 0 ? [{ step: undefined, text: words('design.fault.hours') }] : []),
  ];
  return [...new Map(faults.map((fault) => [fault.text, fault])).values()];
}

function sayFault(naming: Naming, fault: TemplateFault): string {
  const { template, words } = naming;
  if (!('step' in fault)) return words(`design.fault.${fault.kind}`);
  const index = template.steps.findIndex(({ key }) => key === fault.step);
  const found = template.steps[index];
  const step = nameOfStep(naming, fault.step);
  const at = (list: string, entry: number) => namePlace(naming, ['steps', index, list, entry]);
  const placeOf = (list: 'gates' | 'notices' | 'papers', key: string) =>
    at(list, found?.[list].findIndex((one) => one.key === key) ?? 0);
  switch (fault.kind) {
    case 'form':
      return sayFormFault(naming, fault);
    case 'missing-form':
    case 'unknown-question':
      return words(`design.fault.${fault.kind}`, {
        place: at(fault.part.list, fault.part.index),
        name: nameOfStep(naming, fault.name.split('.')[0]),
      });
    case 'gate-without-way':
      return words(`design.fault.${fault.kind}`, {
        place: placeOf('gates', fault.gate),
        name: nameOfStep(naming, fault.name),
      });
    case 'unknown-wait':
      return words(`design.fault.${fault.kind}`, { place: placeOf('notices', fault.notice) });
    case 'paper-nowhere':
      return words(`design.fault.${fault.kind}`, { place: placeOf('papers', fault.paper) });
    case 'unknown-target': {
      const way = found?.ways.findIndex(({ to }) => to === fault.name) ?? 0;
      return words(`design.fault.${fault.kind}`, { place: at('ways', way) });
    }
    default:
      return words(`design.fault.${fault.kind}`, { step, name: 'name' in fault ? fault.name : '' });
  }
}

function sayFormFault(
  naming: Naming,
  { step, form, fault }: Extract<TemplateFault, { kind: 'form' }>,
): string {
  const { template, words } = naming;
  const index = template.steps.findIndex(({ key }) => key === step);
  const found = template.steps[index];
  const asked = form === 'survey' ? found?.survey?.form : found?.form;
  const at = asked?.fields.findIndex(({ key }) => key === fault.field) ?? 0;
  const within = form === 'survey' ? ['survey', 'form'] : ['form'];
  return words(`design.fault.form.${fault.kind}`, {
    place: namePlace(naming, ['steps', index, ...within, 'fields', at]),
    other: 'path' in fault ? nameOfQuestion(naming, asked, fault.path.split('.')[0] ?? '') : '',
  });
}

/** Words not yet written and lists still empty, one for each place with the languages it lacks. */
function shapeFaults(naming: Naming, languageNames: Readonly<Record<string, string>>): DraftFault[] {
  const { template, words } = naming;
  const read = processTemplate.safeParse(template);
  if (read.success) return [];
  const faults: DraftFault[] = [];
  const missing = new Map<string, { step: string | undefined; languages: string[] }>();
  for (const issue of read.error.issues) {
    const { path } = issue;
    const step = path[0] === 'steps' ? template.steps[Number(path[1])]?.key : undefined;
    const language = LANGUAGES.find((one) => one === path.at(-1));
    const place = namePlace(naming, path);
    if (language && issue.code === 'too_small') {
      const known = missing.get(place) ?? { step, languages: [] };
      missing.set(place, { step, languages: [...known.languages, languageNames[language] ?? language] });
    } else {
      const kind = issue.code === 'too_small' ? 'too-few' : issue.code === 'too_big' ? 'too-much' : 'not-fit';
      faults.push({ step, text: words(`design.fault.${kind}`, { place }) });
    }
  }
  const comma = words('design.compare.comma');
  return [
    ...[...missing].map(([place, lacks]) => ({
      step: lacks.step,
      text: words('design.fault.words', { place, languages: lacks.languages.join(comma) }),
    })),
    ...faults,
  ];
}
