import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { StepDefinition, StepNotice } from '#modules/service-processes/contract';
import { ErrorPanel } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';
import type { useProcessActions } from './use-process-actions.ts';

type StepNoticesProps = {
  readonly step: StepDefinition;
  readonly notices: readonly StepNotice[];
  readonly actions: ReturnType<typeof useProcessActions>;
};

const URGENCIES = ['urgent', 'soon', 'note'] as const;

/** What must be known now, most urgent first, with the pause that goes with it. */
export function StepNotices({ step, notices, actions }: StepNoticesProps) {
  const words = useWords();
  const local = useLocal();
  const [error, setError] = useState<unknown>();
  const inOrder = [...notices].sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency));
  const [first] = inOrder;
  const wait = step.waits.find(({ key }) => inOrder.some((notice) => notice.wait === key));
  return (
    <div className={styles.notices} data-urgency={first?.urgency} role="status">
      <ul>
        {inOrder.map((notice) => (
          <li key={notice.key}>
            <IconAlertTriangle size="1rem" aria-hidden /> {local(notice.says)}
          </li>
        ))}
      </ul>
      {wait && first ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPause size="1rem" aria-hidden />}
          loading={actions.isBusy}
          onClick={() => void actions.pause(wait.key, local(first.says)).catch(setError)}
        >
          {words('pauseFor', { name: local(wait.name) })}
        </Button>
      ) : null}
      {error === undefined ? null : <ErrorPanel error={error} />}
    </div>
  );
}
