import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { LocalTextInput } from '#ui';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { FormEditor, newQuestion } from './form-editor.tsx';
import { freeKey, noWords } from './template-edits.ts';

type SurveyEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** What the customer is asked once the step is done. */
export function SurveyEditor({ template, step, onChange }: SurveyEditorProps) {
  const words = useWords();
  const { survey } = step;
  if (!survey) {
    return (
      <div className={styles.stack}>
        <p className={styles.quiet}>{words('design.step.noSurvey')}</p>
        <div>
          <Button
            variant="subtle"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() =>
              onChange({
                survey: { key: surveyKey(template), form: { title: noWords, fields: [newQuestion([])] } },
              })
            }
          >
            {words('design.step.addSurvey')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{words('design.step.surveyText')}</p>
      <LocalTextInput
        label={words('design.step.surveyTitle')}
        value={survey.form.title}
        onChange={(title) => onChange({ survey: { ...survey, form: { ...survey.form, title } } })}
      />
      <FormEditor
        form={survey.form}
        firstTitle={survey.form.title}
        askedOf="customer"
        onChange={(form) => onChange({ survey: form && { ...survey, form } })}
      />
      <div>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size="1rem" aria-hidden />}
          onClick={() => onChange({ survey: undefined })}
        >
          {words('design.step.removeSurvey')}
        </Button>
      </div>
    </div>
  );
}

/** Surveys and steps share one set of keys. */
function surveyKey({ steps }: ProcessTemplate): string {
  const surveys = steps.flatMap(({ survey }) => survey?.key ?? []);
  return freeKey('survey', [...surveys, ...steps.map(({ key }) => key)]);
}
