import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type KeyValueItem, KeyValueList } from './key-value-list.tsx';
import styles from './paper.module.css';

/** Prints the sheet of the page. */
export function PrintButton({ children }: { readonly children: ReactNode }) {
  return (
    <Button
      variant="filled"
      leftSection={<IconPrinter size="1rem" aria-hidden />}
      onClick={() => window.print()}
    >
      {children}
    </Button>
  );
}

export type PaperHeadProps = {
  readonly title: ReactNode;
  /** Those without a value are left out. */
  readonly items: readonly KeyValueItem[];
  /** A code to be read by a camera. */
  readonly aside?: ReactNode;
};

/** The head of a paper: what it is, and what it is about. */
export function PaperHead({ title, items, aside }: PaperHeadProps) {
  return (
    <div className={styles.head}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <KeyValueList items={items.filter(({ value }) => value !== '' && value !== null)} />
      </div>
      {aside ? <div className={styles.aside}>{aside}</div> : null}
    </div>
  );
}

export type PaperTableProps = {
  readonly head: readonly string[];
  /** Cells of each row; the first names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Empty lines to write on. */
  readonly blankLines?: number;
};

/** A table on paper, with empty lines where somebody writes by hand. */
export function PaperTable({ head, rows, blankLines = 0 }: PaperTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
          {Array.from({ length: blankLines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have no other identity
            <tr key={line} className={styles.blank}>
              {head.map((title) => (
                <td key={title} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Places to sign, side by side; what was signed on a device stands above its line. */
export function PaperSignatures({
  signatures,
}: {
  readonly signatures: readonly { readonly label: string; readonly signed?: ReactNode }[];
}) {
  return (
    <div className={styles.signatures}>
      {signatures.map(({ label, signed }) => (
        <div key={label}>
          {signed}
          {label}
        </div>
      ))}
    </div>
  );
}
