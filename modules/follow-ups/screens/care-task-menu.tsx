import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarPlus, IconDots, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { CareTask } from '#modules/follow-ups/contract';
import { useLocaleFormat, useNow, useToasts } from '#ui';
import { addDays } from '#working-time';
import { useWords } from './messages/use-words.ts';
import { useCareActions } from './use-care-actions.ts';

const CHOICES = [
  { key: 'tomorrow', days: 1 },
  { key: 'threeDays', days: 3 },
  { key: 'week', days: 7 },
  { key: 'month', days: 28 },
] as const;

/** Putting a task off, and the way to the customer. */
export function CareTaskMenu({ task }: { readonly task: CareTask }) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const navigate = useNavigate();
  const actions = useCareActions();
  const today = format.dayKey(useNow());
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" aria-label={words('menu.label', { name: task.partyName })}>
          <IconDots size="1.125rem" stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words('menu.putOff')}</Menu.Label>
        {CHOICES.map(({ key, days }) => {
          const day = addDays(today, days);
          return (
            <Menu.Item
              key={key}
              leftSection={<IconCalendarPlus size="1rem" stroke={1.7} />}
              rightSection={format.dayMonth(day)}
              onClick={() => void actions.putOff(task, day).catch(toasts.failed)}
            >
              {words(`menu.${key}`)}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUser size="1rem" stroke={1.7} />}
          onClick={() => void navigate({ to: '/customers/$partyId', params: { partyId: task.partyId } })}
        >
          {words('call.openFile')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
