import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { OverlaysProvider, Slot } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Rail } from './rail.tsx';
import { SessionGate } from './session-gate.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useShellShortcuts } from './use-shell-shortcuts.ts';

function Frame() {
  const words = useWords();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  useShellShortcuts();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {words('skip')}
      </a>
      {isPhone ? null : <Rail />}
      <div className={styles.page}>
        <Slot name="shell.banner" />
        <TopBar />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Outlet />
        </main>
      </div>
      {isPhone ? <BottomBar /> : null}
    </div>
  );
}

/** The frame of the staff application: rail, top bar, and the page in the middle. */
export function Shell() {
  return (
    <SessionGate>
      <OverlaysProvider>
        <Frame />
      </OverlaysProvider>
    </SessionGate>
  );
}
