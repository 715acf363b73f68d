import type { RejectedRow } from '#modules/imports/contract';
import { useLocaleFormat } from '#ui';
import { likenessMessage, reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

/** One row as it stands in the file, and why it was or would be left out. */
export function LeftOutRow({ row }: { readonly row: RejectedRow }) {
  const words = useWords();
  const format = useLocaleFormat();
  const likelinessOf = ({ reason, score }: { readonly reason: string; readonly score: number }) =>
    `${words(likenessMessage(reason))}, ${format.percent(score)}`;
  return (
    <li className={styles.leftOutRow}>
      <span className={styles.lineNumber}>{words('leftOut.line', { line: row.lineNumber })}</span>
      <span>
        <span className={styles.cells}>{row.cells.join(' · ')}</span>
        {row.reasons.map((reason) => (
          <span key={`${reason.column} ${reason.code}`} className={styles.fault}>
            {reason.column === null ? '' : `${reason.column} `}
            {words(reasonMessage(reason.code), { code: reason.code })}
            {reason.match ? `: ${likelinessOf(reason.match)}` : ''}
            {reason.value === '' || reason.column === null ? '' : `: ${reason.value}`}
          </span>
        ))}
      </span>
    </li>
  );
}
