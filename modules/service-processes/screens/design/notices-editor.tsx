import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ProcessTemplate, StepDefinition } from '#modules/service-processes/contract';
import { firstCondition, LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './design.module.css';
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
  const put = (notices: StepDefinition['notices']) => onChange({ notices });
  const waits = step.waits.map(({ key, name }) => ({ value: key, label: local(name) || key }));
  return (
    <div className={styles.stack}>
      {step.notices.length === 0 ? <p className={styles.quiet}>{words('design.step.noNotices')}</p> : null}
      {step.notices.map((notice, index) => {
        const label = words('design.step.notice', { number: index + 1 });
        const change = (part: Partial<typeof notice>) =>
          put(step.notices.map((each) => (each === notice ? { ...each, ...part } : each)));
        const gone = notice.wait !== undefined && !waits.some(({ value }) => value === notice.wait);
        return (
          <fieldset key={notice.key} className={styles.entry} aria-label={label}>
            <div className={styles.part}>
              <LocalTextInput
                label={`${label}: ${words('design.step.noticeSays')}`}
                value={notice.says}
                onChange={(says) => change({ says })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={words('design.remove', { name: label })}
                onClick={() => put(step.notices.filter((each) => each !== notice))}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </div>
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
                  ...(gone ? [{ value: notice.wait ?? '', label: notice.wait ?? '' }] : []),
                ]}
                onChange={(event) => change({ wait: event.currentTarget.value || undefined })}
              />
            </div>
          </fieldset>
        );
      })}
      {questions.length === 0 ? null : (
        <div>
          <Button
            variant="subtle"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => {
              const key = freeKey(
                'notice',
                step.notices.map((notice) => notice.key),
              );
              const own = questions.find((question) => question.step === step) ?? questions[0];
              put([...step.notices, { key, says: noWords, when: firstCondition(own), urgency: 'note' }]);
            }}
          >
            {words('design.step.addNotice')}
          </Button>
        </div>
      )}
    </div>
  );
}
