import type { Condition } from '#form-kit';
import { ConditionEditor as Editor, questionAbout } from '#ui';
import { useLocal } from '../use-local.ts';
import type { AskedQuestion } from './template-edits.ts';

type ConditionEditorProps = {
  readonly label: string;
  readonly rule: Condition;
  readonly questions: readonly AskedQuestion[];
  readonly onChange: (rule: Condition) => void;
};

/** A rule about answers to the questions of a process. */
export function ConditionEditor({ questions, ...props }: ConditionEditorProps) {
  const local = useLocal();
  const asked = questions.map(({ path, field, step }) => {
    const label = step ? `${local(step.name)} · ${local(field.label)}` : local(field.label);
    return questionAbout(field, { path, label }, local);
  });
  return <Editor {...props} questions={asked} />;
}
