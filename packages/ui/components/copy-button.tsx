import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './copy-text.module.css';

export type CopyButtonProps = {
  readonly text: string;
  /** What is copied, when `text` does not read well. */
  readonly label?: string;
};

/** Copies a text that stands beside it. */
export function CopyButton({ text, label = text }: CopyButtonProps) {
  const words = useUiMessages();
  const clipboard = useClipboard();
  const name = `${words('action.copy')} ${label}`;
  return (
    <button
      type="button"
      className={styles.icon}
      onClick={() => clipboard.copy(text)}
      aria-label={name}
      title={words(clipboard.copied ? 'action.copied' : 'action.copy')}
    >
      {clipboard.copied ? (
        <IconCheck size="0.9375rem" stroke={1.8} aria-hidden />
      ) : (
        <IconCopy size="0.9375rem" stroke={1.7} aria-hidden />
      )}
      <span className="visually-hidden" aria-live="polite">
        {clipboard.copied ? words('action.copied') : ''}
      </span>
    </button>
  );
}
