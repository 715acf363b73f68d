import type { Condition } from '#form-kit';
import { type ConditionQuestion, ConditionEditor as Editor } from '#ui';
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
  const asked = questions.map(
    ({ path, field, step }): ConditionQuestion => ({
      path,
      label: step ? `${local(step.name)} · ${local(field.label)}` : local(field.label),
      answer: answerOf(field.answer, local),
    }),
  );
  return <Editor {...props} questions={asked} />;
}

function answerOf(
  answer: AskedQuestion['field']['answer'],
  local: ReturnType<typeof useLocal>,
): ConditionQuestion['answer'] {
  switch (answer.kind) {
    case 'choice':
      return {
        kind: 'choice',
        options: answer.options.map(({ value, label }) => ({ value, label: local(label) })),
      };
    case 'number':
    case 'calculated':
      return { kind: 'number' };
    case 'yes-no':
      return { kind: 'yes-no' };
    default:
      return { kind: 'text' };
  }
}
