import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { ErrorPanel } from '../components/error-panel.tsx';
import { useLabel, useUiMessages } from '../i18n/use-messages.ts';
import { collectEntries, useScreens } from '../registry/screens-context.ts';
import { useMay } from '../registry/session.ts';
import { Keys } from '../shortcuts/shortcut-sheet.tsx';
import styles from './command-palette.module.css';
import { localEntries, type PaletteEntry } from './palette-entries.ts';
import { usePaletteSearch } from './use-palette-search.ts';

export type CommandPaletteProps = { readonly isOpen: boolean; readonly onClose: () => void };

function groupBySection(
  entries: readonly PaletteEntry[],
): readonly (readonly [string, readonly PaletteEntry[]])[] {
  const sections = new Map<string, PaletteEntry[]>();
  for (const entry of entries) sections.set(entry.section, [...(sections.get(entry.section) ?? []), entry]);
  return [...sections];
}

function usePaletteEntries(query: string) {
  const words = useUiMessages();
  const label = useLabel();
  const may = useMay();
  const screens = useScreens();
  const navigateTo = useNavigate();
  const navigate = (path: string) => void navigateTo({ to: path });
  const search = usePaletteSearch(query, navigate);
  const local = localEntries(query, {
    commands: screens.flatMap((module) =>
      (module.commands ?? [])
        .filter((command) => may(command.permission))
        .map((command) => ({ ...command, moduleName: module.name })),
    ),
    places: collectEntries(screens, (module) => module.navigation).filter((place) => may(place.permission)),
    label,
    sectionNames: { actions: words('palette.actions'), places: words('palette.places') },
    navigate,
  });
  return { ...search, entries: [...search.entries, ...local] };
}

function PaletteOption(props: {
  readonly entry: PaletteEntry;
  readonly id: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}) {
  const { entry, id, isActive, onChoose, onPoint } = props;
  const Icon = entry.icon;
  return (
    // Keys are handled by the input that owns the list.
    // biome-ignore lint/a11y/useKeyWithClickEvents: an option of a combobox never has focus itself
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox never has focus itself
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={styles.option}
      data-active={isActive || undefined}
      onClick={onChoose}
      onPointerMove={onPoint}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className={styles.icon}>{Icon === undefined ? null : <Icon size="1.125rem" stroke={1.7} />}</span>
      <span className={styles.title}>{entry.title}</span>
      {entry.subtitle === undefined ? null : <span className={styles.subtitle}>{entry.subtitle}</span>}
      {entry.shortcut === undefined ? null : (
        <span className={styles.shortcut}>
          <Keys keys={entry.shortcut} />
        </span>
      )}
    </div>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const words = useUiMessages();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const { entries, isSearching, error } = usePaletteEntries(query);
  const active = entries[Math.min(activeIndex, entries.length - 1)];
  const optionId = (entry: PaletteEntry) => `${listId}-${entries.indexOf(entry)}`;

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setActiveIndex(
        (before) => (Math.min(before, entries.length - 1) + step + entries.length) % entries.length,
      );
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(active);
    }
  };

  return (
    <>
      <div className={styles.search}>
        <IconSearch size="1.125rem" stroke={1.7} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : optionId(active)}
          aria-label={words('palette.placeholder')}
          placeholder={words('palette.placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActiveIndex(0);
          }}
          onKeyDown={onKeyDown}
        />
        {isSearching ? <span className={styles.status}>{words('palette.searching')}</span> : null}
      </div>
      {error === undefined ? null : <ErrorPanel error={error} />}
      <div id={listId} role="listbox" aria-label={words('palette.results')} className={styles.list}>
        {groupBySection(entries).map(([section, ofSection]) => (
          // biome-ignore lint/a11y/useSemanticElements: fieldset is not allowed inside a listbox
          <div key={section} role="group" aria-label={section}>
            <div className={styles.section} aria-hidden>
              {section}
            </div>
            {ofSection.map((entry) => (
              <PaletteOption
                key={entry.id}
                entry={entry}
                id={optionId(entry)}
                isActive={entry === active}
                onChoose={() => choose(entry)}
                onPoint={() => setActiveIndex(entries.indexOf(entry))}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && !isSearching ? (
        <p className={styles.nothing} role="status">
          {words('palette.nothing', { query })}
        </p>
      ) : null}
      <div className={styles.foot} aria-hidden>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {words('palette.hintMove')}
        </span>
        <span>
          <kbd>↵</kbd> {words('palette.hintOpen')}
        </span>
        <span>
          <kbd>&gt;</kbd> {words('palette.onlyActions')}
        </span>
      </div>
    </>
  );
}

/** Search, commands and places in one box, opened with Ctrl or ⌘ K. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  const words = useUiMessages();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      centered={false}
      yOffset="12vh"
      size="lg"
      padding={0}
      transitionProps={{ duration: 80 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={words('palette.placeholder')}>
        <Modal.Body>
          <PaletteBody onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
