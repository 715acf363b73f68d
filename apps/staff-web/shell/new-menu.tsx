import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Keys, useLabel, useMay, useScreens } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './shell.module.css';

/** What can be made from anywhere; absent when nothing can. */
export function NewMenu() {
  const words = useWords();
  const label = useLabel();
  const may = useMay();
  const navigate = useNavigate();
  const commands = useScreens().flatMap((module) =>
    (module.commands ?? [])
      .filter((command) => command.creates === true && may(command.permission))
      .map((command) => ({ ...command, moduleName: module.name })),
  );
  if (commands.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size="1rem" aria-hidden />} className={styles.newButton}>
          {words('new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map((command) => {
          const Icon = command.icon;
          return (
            <Menu.Item
              key={command.id}
              leftSection={Icon === undefined ? undefined : <Icon size="1rem" stroke={1.7} />}
              rightSection={command.shortcut === undefined ? undefined : <Keys keys={command.shortcut} />}
              onClick={() => command.run({ navigate: (path) => void navigate({ to: path }) })}
            >
              {label(command.moduleName, command.labelKey)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
