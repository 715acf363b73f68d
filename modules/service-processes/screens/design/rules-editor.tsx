import { Checkbox, MultiSelect, NativeSelect } from '@mantine/core';
import { END, type ProcessTemplate, type StepDefinition } from '#modules/service-processes/contract';
import { firstCondition, LocalTextInput } from '#ui';
import { useWords } from '../words/use-words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
import { PartFrame, PartList } from './part-list.tsx';
import { freeKey, moved, noWords, questionsOf } from './template-edits.ts';
import { useNames } from './use-names.ts';

type RulesEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** Where a step may lead; the first way that is open is proposed. */
export function WaysEditor({ template, step, onChange }: RulesEditorProps) {
  const words = useWords();
  const targets = useTargets(template);
  const questions = questionsOf(template);
  const own = questions.find((question) => question.step === step) ?? questions[0];
  const put = (ways: StepDefinition['ways']) => onChange({ ways });
  return (
    <PartList
      parts={step.ways}
      addLabel={words('design.step.addWay')}
      onAdd={() => put([...step.ways, { to: END, label: noWords }])}
    >
      {(way, index) => {
        const name = words('design.place.way', { number: index + 1 });
        const change = (part: Partial<typeof way>) =>
          put(step.ways.map((each) => (each === way ? { ...each, ...part } : each)));
        return (
          <PartFrame
            key={index}
            name={name}
            head={
              <NativeSelect
                className={styles.wide}
                label={words('design.step.way', { number: index + 1 })}
                value={way.to}
                data={targets}
                onChange={(event) => change({ to: event.currentTarget.value })}
              />
            }
            onMove={step.ways.length > 1 ? (by) => put(moved(step.ways, index, by)) : undefined}
            onRemove={step.ways.length > 1 ? () => put(step.ways.filter((each) => each !== way)) : undefined}
          >
            <LocalTextInput
              label={words('design.step.wayLabel')}
              value={way.label}
              onChange={(next) => change({ label: next })}
            />
            <Checkbox
              label={words('design.step.onlyWhen')}
              checked={way.when !== undefined}
              disabled={questions.length === 0 && way.when === undefined}
              onChange={(event) =>
                change({ when: event.currentTarget.checked ? firstCondition(own) : undefined })
              }
            />
            {way.when ? (
              <ConditionEditor
                label={name}
                rule={way.when}
                questions={questions}
                onChange={(when) => change({ when })}
              />
            ) : null}
          </PartFrame>
        );
      }}
    </PartList>
  );
}

/** What must be true before the step is left. */
export function GatesEditor({ template, step, onChange }: RulesEditorProps) {
  const words = useWords();
  const targets = useTargets(template).filter(({ value }) => step.ways.some(({ to }) => to === value));
  const questions = questionsOf(template);
  const own = questions.find((question) => question.step === step) ?? questions[0];
  const keys = step.gates.map(({ key }) => key);
  const put = (gates: StepDefinition['gates']) => onChange({ gates });
  const add = () =>
    put([...step.gates, { key: freeKey('gate', keys), says: noWords, holds: firstCondition(own) }]);
  return (
    <PartList
      parts={step.gates}
      none={words('design.step.noGates')}
      addLabel={words('design.step.addGate')}
      onAdd={own ? add : undefined}
    >
      {(gate, index) => {
        const label = words('design.step.gate', { number: index + 1 });
        const change = (part: Partial<typeof gate>) =>
          put(step.gates.map((each) => (each === gate ? { ...each, ...part } : each)));
        return (
          <PartFrame
            key={gate.key}
            name={label}
            head={
              <LocalTextInput
                label={`${label}: ${words('design.step.gateSays')}`}
                value={gate.says}
                onChange={(says) => change({ says })}
              />
            }
            onRemove={() => put(step.gates.filter((each) => each !== gate))}
          >
            <ConditionEditor
              label={label}
              rule={gate.holds}
              questions={questions}
              onChange={(holds) => change({ holds })}
            />
            <MultiSelect
              label={words('design.step.gateTowards')}
              placeholder={gate.towards ? undefined : words('design.step.gateAll')}
              value={gate.towards ?? []}
              data={targets}
              onChange={(towards) => change({ towards: towards.length === 0 ? undefined : towards })}
            />
          </PartFrame>
        );
      }}
    </PartList>
  );
}

function useTargets(template: ProcessTemplate) {
  const words = useWords();
  const names = useNames();
  return [
    ...template.steps.map(({ key }) => ({ value: key, label: names.ofStep(template, key) })),
    { value: END, label: words('design.end') },
  ];
}
