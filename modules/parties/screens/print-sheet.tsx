import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { usePageTitle } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './print.module.css';

export type PrintSheetProps = {
  readonly title: string;
  /** Who took it out of the system and when; stands on every page. */
  readonly watermark: string;
  /** Lays the paper across, for tables of many columns. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** A sheet as it comes out of the printer; the browser's print dialogue opens once it stands there. */
export function PrintSheet({ title, watermark, isWide = false, children }: PrintSheetProps) {
  const words = useWords();
  usePageTitle(title);
  useEffect(() => {
    const timer = setTimeout(() => window.print(), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <article className={styles.sheet} data-print-sheet data-wide={isWide || undefined}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <Button
          className={styles.button}
          leftSection={<IconPrinter size="1rem" stroke={1.7} />}
          onClick={() => window.print()}
        >
          {words('print.again')}
        </Button>
      </header>
      <table className={styles.pages} role="presentation">
        <tbody>
          <tr>
            <td>{children}</td>
          </tr>
        </tbody>
        {/* Repeated by the browser on every page: keeps the room in which the footer stands. */}
        <tfoot className={styles.room}>
          <tr>
            <td />
          </tr>
        </tfoot>
      </table>
      <footer className={styles.foot}>{watermark}</footer>
    </article>
  );
}
