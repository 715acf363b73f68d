import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { freeKey, noWords, questionsOf } from './template-edits.ts';

type WaitsEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** What the step may have to wait for, and the answer that says by which day it should be over. */
export function WaitsEditor({ template, step, onChange }: WaitsEditorProps) {
  const words = useWords();
  const local = useLocal();
  const days = questionsOf(template).filter(({ field }) => field.answer.kind === 'date');
  const put = (waits: StepDefinition['waits']) => onChange({ waits });
  return (
    <div className={styles.stack}>
      {step.waits.map((wait, index) => {
        const label = words('design.step.wait', { number: index + 1 });
        const change = (part: Partial<typeof wait>) =>
          put(step.waits.map((each) => (each === wait ? { ...each, ...part } : each)));
        return (
          <div key={wait.key} className={styles.entry}>
            <div className={styles.part}>
              <LocalTextInput label={label} value={wait.name} onChange={(name) => change({ name })} />
              <ActionIcon
                variant="subtle"
                aria-label={words('design.remove', { name: label })}
                onClick={() => put(step.waits.filter((each) => each !== wait))}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </div>
            {days.length > 0 || wait.until !== undefined ? (
              <NativeSelect
                label={words('design.step.waitUntil')}
                value={wait.until ?? ''}
                data={[
                  { value: '', label: words('design.step.noDay') },
                  ...days.map(({ path, field, step: asked }) => ({
                    value: path,
                    label: `${asked ? local(asked.name) : ''} · ${local(field.label)}`,
                  })),
                  ...(wait.until === undefined || days.some(({ path }) => path === wait.until)
                    ? []
                    : [{ value: wait.until, label: wait.until }]),
                ]}
                onChange={(event) => change({ until: event.currentTarget.value || undefined })}
              />
            ) : null}
          </div>
        );
      })}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => {
            const key = freeKey(
              'wait',
              step.waits.map((wait) => wait.key),
            );
            put([...step.waits, { key, name: noWords }]);
          }}
        >
          {words('design.step.addWait')}
        </Button>
      </div>
    </div>
  );
}
