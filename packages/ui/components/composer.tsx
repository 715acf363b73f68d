import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import type { IconComponent } from '../registry/screen-module.ts';
import { Keys } from '../shortcuts/shortcut-sheet.tsx';
import styles from './composer.module.css';
import { ErrorPanel } from './error-panel.tsx';
import { useDraft } from './use-draft.ts';

export type ComposerTab = {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconComponent;
  readonly placeholder: string;
  /** The verb on the button: "Save note", "Send". */
  readonly actionLabel: string;
  /** Seen only by us: shown on the tint of notes. */
  readonly isNote?: boolean;
  /** Further fields of this kind, such as channel or outcome. */
  readonly fields?: ReactNode;
  /** Resolves when the text is safe; only then is the draft dropped. */
  readonly onSave: (text: string) => Promise<void>;
  /** Lets a tab without text be saved, when its fields suffice. */
  readonly mayBeEmpty?: boolean;
};

export type ComposerProps = {
  /** Names whose draft this is: kept on this device until saved. */
  readonly draftKey: string;
  readonly label: string;
  readonly tabs: readonly ComposerTab[];
};

function ComposerBody({ tab, draftKey }: { readonly tab: ComposerTab; readonly draftKey: string }) {
  const words = useUiMessages();
  const draft = useDraft(`${draftKey}.${tab.key}`);
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const isEmpty = draft.text.trim() === '' && tab.mayBeEmpty !== true;

  const save = async () => {
    if (isEmpty || isSaving) return;
    setIsSaving(true);
    setError(undefined);
    try {
      await tab.onSave(draft.text.trim());
      draft.drop();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the save keys of the fields inside
    <div className={styles.body} data-note={tab.isNote || undefined} onKeyDown={onKeyDown}>
      <Textarea
        variant="unstyled"
        aria-label={tab.label}
        placeholder={tab.placeholder}
        autosize
        minRows={2}
        maxRows={12}
        value={draft.text}
        onChange={(event) => draft.write(event.currentTarget.value)}
      />
      {tab.fields === undefined ? null : <div className={styles.fields}>{tab.fields}</div>}
      {error === undefined ? null : <ErrorPanel error={error} />}
      {draft.text === '' && tab.mayBeEmpty !== true ? null : (
        <div className={styles.foot}>
          <span className={styles.status} role="status">
            {draft.isRestored
              ? words('composer.draftRestored')
              : draft.isKept
                ? words('composer.draftKept')
                : ''}
          </span>
          {draft.text === '' ? null : (
            <Button variant="subtle" color="gray" onClick={draft.drop}>
              {words('composer.discard')}
            </Button>
          )}
          <span className={styles.keys}>
            <Keys keys="Mod+Enter" />
          </span>
          <Button variant="filled" onClick={() => void save()} disabled={isEmpty} loading={isSaving}>
            {tab.actionLabel}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Where something is written down or sent. What was typed is kept on this device until it is saved. */
export function Composer({ draftKey, label, tabs }: ComposerProps) {
  const baseId = useId();
  const [currentKey, setCurrentKey] = useState(tabs[0]?.key);
  const current = tabs.find((tab) => tab.key === currentKey) ?? tabs[0];
  if (current === undefined) return null;
  const position = tabs.indexOf(current);
  const onTabKeys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(position + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    setCurrentKey(next.key);
    document.getElementById(`${baseId}-${next.key}`)?.focus();
  };
  return (
    <div className={styles.composer}>
      <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onTabKeys}>
        {tabs.map((tab) => {
          const Icon = tab.icon;
          const isCurrent = tab === current;
          return (
            <button
              key={tab.key}
              id={`${baseId}-${tab.key}`}
              type="button"
              role="tab"
              aria-selected={isCurrent}
              aria-controls={`${baseId}-panel`}
              tabIndex={isCurrent ? 0 : -1}
              className={styles.tab}
              onClick={() => setCurrentKey(tab.key)}
            >
              {Icon === undefined ? null : <Icon size="1rem" stroke={1.7} />}
              {tab.label}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id={`${baseId}-panel`} aria-labelledby={`${baseId}-${current.key}`}>
        <ComposerBody key={current.key} tab={current} draftKey={draftKey} />
      </div>
    </div>
  );
}
