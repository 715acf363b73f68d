import { IconSearch } from '@tabler/icons-react';
import { Keys, useOpenPalette } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { BranchChip } from './branch-chip.tsx';
import { NewMenu } from './new-menu.tsx';
import styles from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

export function TopBar() {
  const words = useWords();
  const openPalette = useOpenPalette();
  return (
    <header className={styles.topBar}>
      <button type="button" className={styles.search} onClick={openPalette}>
        <IconSearch size="1rem" stroke={1.8} aria-hidden />
        <span>{words('search')}</span>
        <Keys keys="Mod+k" />
      </button>
      <div className={styles.topBarEnd}>
        <NewMenu />
        <BranchChip />
        <UserMenu />
      </div>
    </header>
  );
}
