import { NativeSelect } from '@mantine/core';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { firstCondition, LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
import { PartFrame, PartList } from './part-list.tsx';
import { freeKey, noWords, questionsOf } from './template-edits.ts';

const URGENCIES = ['urgent', 'soon', 'note'] as const;

type NoticesEditorProps = {
  readonly template: ProcessTemplate;
  readonly step: StepDefinition;
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

/** What whoever takes the step is told as soon as it is answered, how urgent that is, and what the process then waits for. */
export function NoticesEditor({ template, step, onChange }: NoticesEditorProps) {
  const words = useWords();
  const local = useLocal();
  const questions = questionsOf(template);
  const own = questions.find((question) => question.step === step) ?? questions[0];
  const keys = step.notices.map(({ key }) => key);
  const put = (notices: StepDefinition['notices']) => onChange({ notices });
  const waits = step.waits.map(({ key, name }, index) => ({
    value: key,
    label: local(name) || words('design.step.wait', { number: index + 1 }),
  }));
  const add = () =>
    put([
      ...step.notices,
      { key: freeKey('notice', keys), says: noWords, when: firstCondition(own), urgency: 'note' },
    ]);
  return (
    <PartList
      parts={step.notices}
      none={words('design.step.noNotices')}
      addLabel={words('design.step.addNotice')}
      onAdd={own ? add : undefined}
    >
      {(notice, index) => {
        const label = words('design.step.notice', { number: index + 1 });
        const change = (part: Partial<typeof notice>) =>
          put(step.notices.map((each) => (each === notice ? { ...each, ...part } : each)));
        const isGone = notice.wait !== undefined && !waits.some(({ value }) => value === notice.wait);
        return (
          <PartFrame
            key={notice.key}
            name={label}
            head={
              <LocalTextInput
                label={`${label}: ${words('design.step.noticeSays')}`}
                value={notice.says}
                onChange={(says) => change({ says })}
              />
            }
            onRemove={() => put(step.notices.filter((each) => each !== notice))}
          >
            <ConditionEditor
              label={label}
              rule={notice.when}
              questions={questions}
              onChange={(when) => change({ when })}
            />
            <div className={styles.line}>
              <NativeSelect
                label={words('design.step.urgency')}
                value={notice.urgency}
                data={URGENCIES.map((value) => ({ value, label: words(`design.step.urgencies.${value}`) }))}
                onChange={(event) =>
                  change({ urgency: URGENCIES.find((one) => one === event.currentTarget.value) ?? 'note' })
                }
              />
              <NativeSelect
                label={words('design.step.noticeWait')}
                value={notice.wait ?? ''}
                data={[
                  { value: '', label: words('design.step.noWait') },
                  ...waits,
                  ...(isGone ? [{ value: notice.wait ?? '', label: words('design.place.waitGone') }] : []),
                ]}
                onChange={(event) => change({ wait: event.currentTarget.value || undefined })}
              />
            </div>
          </PartFrame>
        );
      }}
    </PartList>
  );
}
