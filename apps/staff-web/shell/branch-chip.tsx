import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useSession } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './shell.module.css';

/** The branch being looked at; a menu when there is more than one. */
export function BranchChip() {
  const words = useWords();
  const session = useSession();
  if (session === undefined || session.branches.length === 0) return null;
  const current = session.branches.find((branch) => branch.id === session.branchId);
  const name = current?.name ?? words('allBranches');
  const select = session.selectBranch;
  if (select === undefined || session.branches.length === 1)
    return <span className={styles.branch}>{name}</span>;
  const choices = [{ id: undefined, name: words('allBranches') }, ...session.branches];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={styles.branch} aria-label={`${words('branch')}: ${name}`}>
          {name}
          <IconChevronDown size="0.875rem" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.id ?? 'all'}
            onClick={() => select(choice.id)}
            rightSection={choice.id === session.branchId ? <IconCheck size="1rem" aria-hidden /> : null}
          >
            {choice.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
