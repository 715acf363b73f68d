import { ActionIcon, Button, Checkbox, MultiSelect, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { END, type ProcessTemplate, type StepDefinition } from '#modules/service-processes/contract';
import { firstCondition, LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
import { freeKey, noWords, questionsOf } from './template-edits.ts';

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
  const put = (ways: StepDefinition['ways']) => onChange({ ways });
  return (
    <div className={styles.stack}>
      {step.ways.map((way, index) => {
        const label = words('design.step.way', { number: index + 1 });
        const change = (part: Partial<typeof way>) =>
          put(step.ways.map((each) => (each === way ? { ...each, ...part } : each)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other name than their place
          <div key={index} className={styles.entry}>
            <div className={styles.part}>
              <NativeSelect
                className={styles.wide}
                label={label}
                value={way.to}
                data={targets}
                onChange={(event) => change({ to: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={words('design.remove', { name: label })}
                disabled={step.ways.length === 1}
                onClick={() => put(step.ways.filter((each) => each !== way))}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </div>
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
                change({ when: event.currentTarget.checked ? firstCondition(questions[0]) : undefined })
              }
            />
            {way.when ? (
              <ConditionEditor
                label={label}
                rule={way.when}
                questions={questions}
                onChange={(when) => change({ when })}
              />
            ) : null}
          </div>
        );
      })}
      <AddPart
        label={words('design.step.addWay')}
        onAdd={() => put([...step.ways, { to: END, label: noWords }])}
      />
    </div>
  );
}

/** What must be true before the step is left. */
export function GatesEditor({ template, step, onChange }: RulesEditorProps) {
  const words = useWords();
  const targets = useTargets(template).filter(({ value }) => step.ways.some(({ to }) => to === value));
  const questions = questionsOf(template);
  const put = (gates: StepDefinition['gates']) => onChange({ gates });
  return (
    <div className={styles.stack}>
      {step.gates.length === 0 ? <p className={styles.quiet}>{words('design.step.noGates')}</p> : null}
      {step.gates.map((gate, index) => {
        const label = words('design.step.gate', { number: index + 1 });
        const change = (part: Partial<typeof gate>) =>
          put(step.gates.map((each) => (each === gate ? { ...each, ...part } : each)));
        return (
          <div key={gate.key} className={styles.entry}>
            <div className={styles.part}>
              <LocalTextInput
                label={`${label}: ${words('design.step.gateSays')}`}
                value={gate.says}
                onChange={(says) => change({ says })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={words('design.remove', { name: label })}
                onClick={() => put(step.gates.filter((each) => each !== gate))}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </div>
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
          </div>
        );
      })}
      {questions.length === 0 ? null : (
        <AddPart
          label={words('design.step.addGate')}
          onAdd={() => {
            const key = freeKey(
              'gate',
              step.gates.map((gate) => gate.key),
            );
            const own = questions.find((question) => question.step === step) ?? questions[0];
            put([...step.gates, { key, says: noWords, holds: firstCondition(own) }]);
          }}
        />
      )}
    </div>
  );
}

function useTargets(template: ProcessTemplate) {
  const words = useWords();
  const local = useLocal();
  return [
    ...template.steps.map(({ key, name }) => ({ value: key, label: local(name) || key })),
    { value: END, label: words('design.end') },
  ];
}

function AddPart({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  return (
    <div>
      <Button variant="subtle" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAdd}>
        {label}
      </Button>
    </div>
  );
}
