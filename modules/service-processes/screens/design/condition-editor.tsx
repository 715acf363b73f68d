import type { Condition } from '#form-kit';
import { ConditionEditor as Editor, questionAbout } from '#ui';
import { useLocal } from '../use-local.ts';
import type { AskedQuestion } from './template-edits.ts';
import { useNames } from './use-names.ts';

type ConditionEditorProps = {
  readonly label: string;
  readonly rule: Condition;
  readonly questions: readonly AskedQuestion[];
  readonly onChange: (rule: Condition) => void;
};

/** A rule about answers to the questions of a process. */
export function ConditionEditor({ questions, ...props }: ConditionEditorProps) {
  const local = useLocal();
  const names = useNames();
  const asked = questions.map((question) =>
    questionAbout(question.field, { path: question.path, label: names.ofQuestion(question) }, local),
  );
  return <Editor {...props} questions={asked} />;
}
