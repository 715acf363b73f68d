import { END, type ProcessTemplate } from '#modules/service-processes/contract';
import { useLocaleFormat } from '#ui';
import { ProcessMap } from '../process-map.tsx';
import { useWords } from '../words/use-words.ts';
import type { DraftFault } from './draft-faults.ts';
import { useNames } from './use-names.ts';

type TemplateMapProps = {
  readonly template: ProcessTemplate;
  readonly faults: readonly DraftFault[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
};

/** The process as it is written, drawn while it is changed. */
export function TemplateMap({ template, faults, chosen, onChoose }: TemplateMapProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const names = useNames();
  const nameOf = (key: string) => (key === END ? words('design.end') : names.ofStep(template, key));
  return (
    <ProcessMap
      label={words('design.mapSteps')}
      chosen={chosen}
      onChooseStep={onChoose}
      steps={[
        ...template.steps.map((step) => {
          const wrong = faults.filter((fault) => fault.step === step.key).length;
          const roles = step.roles.map((role) => words(`role.${role}` as 'role.practitioner')).join(' · ');
          const facts = [
            ...(step.form ? [words('design.questions', { count: step.form.fields.length })] : []),
            ...(step.within ? [format.duration(step.within.minutes)] : []),
          ];
          return {
            key: step.key,
            title: `${template.start === step.key ? '▸ ' : ''}${nameOf(step.key)}`,
            notes: [roles, wrong > 0 ? words('design.wrong', { count: wrong }) : facts.join(' · ')],
            tone: wrong > 0 ? ('trouble' as const) : ('plain' as const),
          };
        }),
        { key: END, title: words('design.end'), tone: 'end' as const },
      ]}
      ways={template.steps.flatMap((step) =>
        step.ways.map((way) => ({
          from: step.key,
          to: way.to,
          told: `${nameOf(step.key)} → ${nameOf(way.to)}`,
          isConditional: way.when !== undefined,
        })),
      )}
    />
  );
}
