import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '#ui';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Shown this once: the dialog stays until the person says the codes are kept. */
export function RecoveryCodes({
  codes,
  onClose,
}: {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const [areKept, setAreKept] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('recovery.title')}
      withCloseButton={false}
      closeOnEscape={areKept}
      closeOnClickOutside={false}
    >
      <div className={styles.form}>
        <p className={styles.text}>{words('recovery.text')}</p>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className={styles.quiet}>
          {words('recovery.copy')} <CopyButton text={codes.join('\n')} label={words('recovery.title')} />
        </div>
        <Checkbox
          label={words('recovery.kept')}
          checked={areKept}
          onChange={(event) => setAreKept(event.currentTarget.checked)}
        />
        <div className={styles.actions}>
          <Button variant="filled" disabled={!areKept} onClick={onClose}>
            {words('recovery.done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
