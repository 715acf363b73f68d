import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './copy-text.module.css';

/** A short code that is copied when pressed. */
export function CopyText({ text }: { readonly text: string }) {
  const words = useUiMessages();
  const clipboard = useClipboard();
  return (
    <button
      type="button"
      className={styles.copy}
      onClick={() => clipboard.copy(text)}
      aria-label={`${words('action.copy')} ${text}`}
    >
      <code>{text}</code>
      {clipboard.copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
      <span className="visually-hidden" aria-live="polite">
        {clipboard.copied ? words('action.copied') : ''}
      </span>
    </button>
  );
}
