import { Button } from '@mantine/core';
import { IconListCheck, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CareTask } from '#modules/follow-ups/contract';
import { actionOf } from './action-of.ts';
import { useWords } from './messages/use-words.ts';

type CareActionProps = {
  readonly task: CareTask;
  readonly onCall: () => void;
  /** The customer may not be contacted now: the button steps back. */
  readonly isAgainst: boolean;
};

/** The one button of a task: the call, or the way to the step that decides it. */
export function CareAction({ task, onCall, isAgainst }: CareActionProps) {
  const words = useWords();
  if (task.reason.kind === 'planned' && task.reason.values.decision) {
    return (
      <Button
        variant="filled"
        leftSection={<IconListCheck size="1rem" stroke={1.8} aria-hidden />}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/customers/$partyId"
            params={{ partyId: task.partyId }}
            search={{ tab: 'service' }}
          />
        )}
      >
        {words('call.decide')}
      </Button>
    );
  }
  return (
    <Button
      variant={isAgainst ? 'default' : 'filled'}
      leftSection={<IconPhone size="1rem" stroke={1.8} aria-hidden />}
      onClick={onCall}
    >
      {words(actionOf(task))}
    </Button>
  );
}
