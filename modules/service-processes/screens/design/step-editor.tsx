import { ActionIcon, Checkbox, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { ROLES } from '#modules/access/contract';
import type { ProcessTemplate, StepDefinition, StepPaper } from '#modules/service-processes/contract';
import { Card, CardSection, LocalTextInput } from '#ui';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { FormEditor } from './form-editor.tsx';
import { NoticesEditor } from './notices-editor.tsx';
import { PapersEditor } from './papers-editor.tsx';
import { GatesEditor, WaysEditor } from './rules-editor.tsx';
import { SurveyEditor } from './survey-editor.tsx';
import { changeStep, moveStep, removeStep, renameStep } from './template-edits.ts';
import { useNames } from './use-names.ts';
import { WaitsEditor } from './waits-editor.tsx';

type StepEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  /** Papers that processes in use hand out. */
  readonly papers: readonly StepPaper[];
  readonly onChange: (template: ProcessTemplate) => void;
};

/** Everything about one step. */
export function StepEditor({ template, step, papers, onChange }: StepEditorProps) {
  const words = useWords();
  const name = useNames().ofStep(template, step.key);
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
          onChange={(next) => onChange(renameStep(template, step.key, next))}
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
        {step.form ? null : <p className={styles.quiet}>{words('design.step.noForm')}</p>}
        <FormEditor
          form={step.form}
          firstTitle={step.name}
          askedOf="staff"
          onChange={(form) => change({ form })}
        />
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
      <CardSection title={words('design.step.survey')}>
        <SurveyEditor template={template} step={step} onChange={change} />
      </CardSection>
      <CardSection title={words('design.step.papers')}>
        <PapersEditor step={step} known={papers} onChange={change} />
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
