import { ActionIcon, Button, Checkbox, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { ROLES } from '#modules/access/contract';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { Card, CardSection, LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { FieldEditor } from './field-editor.tsx';
import { NoticesEditor } from './notices-editor.tsx';
import { GatesEditor, WaysEditor } from './rules-editor.tsx';
import { changeStep, freeKey, moveStep, noWords, questionsBefore, removeStep } from './template-edits.ts';
import { WaitsEditor } from './waits-editor.tsx';

type StepEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (template: ProcessTemplate) => void;
};

/** Everything about one step. */
export function StepEditor({ template, step, onChange }: StepEditorProps) {
  const words = useWords();
  const local = useLocal();
  const name = local(step.name) || step.key;
  const change = (part: Partial<StepDefinition>) => onChange(changeStep(template, step.key, part));
  return (
    <Card
      title={name}
      aside={
        <span className={styles.line}>
          <ActionIcon
            variant="subtle"
            aria-label={words('design.up', { name })}
            onClick={() => onChange(moveStep(template, step.key, -1))}
          >
            <IconArrowUp size="1rem" aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={words('design.down', { name })}
            onClick={() => onChange(moveStep(template, step.key, 1))}
          >
            <IconArrowDown size="1rem" aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={words('design.remove', { name })}
            disabled={template.steps.length === 1}
            onClick={() => onChange(removeStep(template, step.key))}
          >
            <IconTrash size="1rem" aria-hidden />
          </ActionIcon>
        </span>
      }
    >
      <div className={styles.stack}>
        <LocalTextInput
          label={words('design.step.name')}
          value={step.name}
          onChange={(next) => change({ name: next })}
        />
        <MultiSelect
          label={words('design.step.roles')}
          value={step.roles}
          data={ROLES.map((role) => ({ value: role, label: words(`role.${role}`) }))}
          onChange={(roles) => change({ roles })}
        />
        <TimeSettings step={step} onChange={change} />
        <div className={styles.line}>
          <Checkbox
            label={words('design.step.isStart')}
            checked={template.start === step.key}
            onChange={() => onChange({ ...template, start: step.key })}
          />
          <Checkbox
            label={words('design.step.skippable')}
            checked={step.skippable}
            onChange={(event) => change({ skippable: event.currentTarget.checked })}
          />
          <Checkbox
            label={words('design.step.keepsAnswers')}
            checked={step.keepsAnswers}
            onChange={(event) => change({ keepsAnswers: event.currentTarget.checked })}
          />
        </div>
      </div>
      <CardSection title={words('design.step.form')}>
        <FormEditor step={step} onChange={change} />
      </CardSection>
      <CardSection title={words('design.step.gates')}>
        <GatesEditor template={template} step={step} onChange={change} />
      </CardSection>
      <CardSection title={words('design.step.ways')}>
        <WaysEditor template={template} step={step} onChange={change} />
      </CardSection>
      <CardSection title={words('design.step.waits')}>
        <WaitsEditor template={template} step={step} onChange={change} />
      </CardSection>
      <CardSection title={words('design.step.notices')}>
        <NoticesEditor template={template} step={step} onChange={change} />
      </CardSection>
    </Card>
  );
}

type PartProps = {
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** How long the step may take; minutes are what is kept. */
function TimeSettings({ step, onChange }: PartProps) {
  const words = useWords();
  const { within } = step;
  return (
    <div className={styles.line}>
      <Checkbox
        label={words('design.step.hasLimit')}
        checked={within !== undefined}
        onChange={(event) =>
          onChange({ within: event.currentTarget.checked ? { minutes: 60, of: 'working-time' } : undefined })
        }
      />
      {within ? (
        <>
          <NumberInput
            label={words('design.step.minutes')}
            min={1}
            max={527_040}
            value={within.minutes}
            onChange={(value) => onChange({ within: { ...within, minutes: Number(value) || 1 } })}
          />
          <NativeSelect
            label={words('design.step.of')}
            value={within.of}
            data={[
              { value: 'working-time', label: words('design.step.workingTime') },
              { value: 'any-time', label: words('design.step.anyTime') },
            ]}
            onChange={(event) =>
              onChange({
                within: {
                  ...within,
                  of: event.currentTarget.value === 'any-time' ? 'any-time' : 'working-time',
                },
              })
            }
          />
        </>
      ) : null}
    </div>
  );
}

function FormEditor({ step, onChange }: PartProps) {
  const words = useWords();
  const { form } = step;
  const fields = form?.fields ?? [];
  const put = (next: typeof fields) =>
    onChange({ form: next.length === 0 ? undefined : { title: form?.title ?? step.name, fields: next } });
  const add = () => {
    const key = freeKey(
      'question',
      fields.map((field) => field.key),
    );
    put([
      ...fields,
      {
        key,
        label: noWords,
        required: false,
        sensitive: false,
        answer: { kind: 'text', lines: 1, maxLength: 500 },
      },
    ]);
  };
  const move = (index: number, by: -1 | 1) => {
    const moved = fields[index];
    if (!moved || index + by < 0 || index + by >= fields.length) return;
    const rest = fields.filter((field) => field !== moved);
    put([...rest.slice(0, index + by), moved, ...rest.slice(index + by)]);
  };
  return (
    <div className={styles.stack}>
      {fields.length === 0 ? <p className={styles.quiet}>{words('design.step.noForm')}</p> : null}
      {fields.map((field, index) => (
        <FieldEditor
          key={field.key}
          field={field}
          before={questionsBefore(fields, field.key)}
          onChange={(next) => put(fields.map((each) => (each === field ? next : each)))}
          onMove={(by) => move(index, by)}
          onRemove={() => put(fields.filter((each) => each !== field))}
        />
      ))}
      <AddButton label={words('design.step.addQuestion')} onAdd={add} />
    </div>
  );
}

function AddButton({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  return (
    <div>
      <Button variant="subtle" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAdd}>
        {label}
      </Button>
    </div>
  );
}
