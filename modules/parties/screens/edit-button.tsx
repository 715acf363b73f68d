import { IconPencil } from '@tabler/icons-react';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';

/** Turns the details into fields; its key is `e`. */
export function EditButton({ onClick }: { readonly onClick: () => void }) {
  const words = useWords();
  return (
    <button
      type="button"
      className={styles.quietButton}
      onClick={onClick}
      title={`${words('file.edit')} (e)`}
    >
      <IconPencil size="0.9375rem" stroke={1.7} aria-hidden />
      {words('file.edit')}
    </button>
  );
}
