import { NativeSelect } from '@mantine/core';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { LocalTextInput } from '#ui';
import { useWords } from '../words/use-words.ts';
import { PartFrame, PartList } from './part-list.tsx';
import { freeKey, noWords, questionsOf } from './template-edits.ts';
import { useNames } from './use-names.ts';

type WaitsEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** What the step may have to wait for, and the answer that says by which day it should be over. */
export function WaitsEditor({ template, step, onChange }: WaitsEditorProps) {
  const words = useWords();
  const names = useNames();
  const days = questionsOf(template).filter(({ field }) => field.answer.kind === 'date');
  const keys = step.waits.map(({ key }) => key);
  const put = (waits: StepDefinition['waits']) => onChange({ waits });
  return (
    <PartList
      parts={step.waits}
      none={words('design.step.noWaits')}
      addLabel={words('design.step.addWait')}
      onAdd={() => put([...step.waits, { key: freeKey('wait', keys), name: noWords }])}
    >
      {(wait, index) => {
        const label = words('design.step.wait', { number: index + 1 });
        const change = (part: Partial<typeof wait>) =>
          put(step.waits.map((each) => (each === wait ? { ...each, ...part } : each)));
        const isGone = wait.until !== undefined && !days.some(({ path }) => path === wait.until);
        return (
          <PartFrame
            key={wait.key}
            name={label}
            head={<LocalTextInput label={label} value={wait.name} onChange={(name) => change({ name })} />}
            onRemove={() => put(step.waits.filter((each) => each !== wait))}
          >
            {days.length > 0 || wait.until !== undefined ? (
              <NativeSelect
                label={words('design.step.waitUntil')}
                value={wait.until ?? ''}
                data={[
                  { value: '', label: words('design.step.noDay') },
                  ...days.map((day) => ({ value: day.path, label: names.ofQuestion(day) })),
                  ...(isGone ? [{ value: wait.until ?? '', label: words('design.place.questionGone') }] : []),
                ]}
                onChange={(event) => change({ until: event.currentTarget.value || undefined })}
              />
            ) : null}
          </PartFrame>
        );
      }}
    </PartList>
  );
}
