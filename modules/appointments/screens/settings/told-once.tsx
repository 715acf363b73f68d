import { CopyButton } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './settings.module.css';

type ToldOnceProps = {
  readonly path: string;
  readonly text: string;
  /** Whether it is a page to open, rather than something for another program. */
  readonly isPage?: boolean;
};

/** A link with a secret in it, shown when it is made and never again. */
export function ToldOnce({ path, text, isPage = false }: ToldOnceProps) {
  const words = useWords();
  const link = `${window.location.origin}${path}`;
  return (
    <div role="status" className={styles.told}>
      <p>{text}</p>
      {isPage ? (
        <a className={styles.secret} href={link} target="_blank" rel="noreferrer">
          {link}
        </a>
      ) : (
        <code className={styles.secret}>{link}</code>
      )}
      <CopyButton text={link} label={words('link.copy')} />
    </div>
  );
}
