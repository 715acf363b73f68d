import { Modal } from '@mantine/core';
import { useUiMessages } from '../i18n/use-messages.ts';
import { type Shortcut, useShortcutList } from './shortcut-registry.ts';
import styles from './shortcut-sheet.module.css';

const groups = ['general', 'go', 'list'] as const;

/** The keys of one shortcut as keycaps; `Mod` is shown as the key of this machine. */
export function Keys({ keys }: { readonly keys: string }) {
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((press, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice in a sequence
        <kbd key={`${press}${position}`}>
          {press
            .replace('Mod', isMac ? '⌘' : 'Ctrl')
            .replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`)
            .replaceAll('+', ' ')}
        </kbd>
      ))}
    </span>
  );
}

function SheetGroup({
  title,
  shortcuts,
}: {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}) {
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>{title}</h3>
      <dl className={styles.list}>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.keys} className={styles.item}>
            <dt>{shortcut.label}</dt>
            <dd>
              <Keys keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export type ShortcutSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Every shortcut on offer on the page being looked at. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const words = useUiMessages();
  const readShortcuts = useShortcutList();
  const shortcuts = isOpen ? readShortcuts() : [];
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('shortcuts.title')} size="lg">
      <div className={styles.groups}>
        {groups.map((group) => {
          const ofGroup = shortcuts.filter((shortcut) => shortcut.group === group);
          if (ofGroup.length === 0) return null;
          return <SheetGroup key={group} title={words(`shortcuts.${group}`)} shortcuts={ofGroup} />;
        })}
      </div>
    </Modal>
  );
}
