import type { ImportCounts, ImportKind } from '#modules/imports/contract';
import { Figure, KeyValueList, useLocaleFormat } from '#ui';
import { likenessMessage, reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

/** What became, or would become, of the rows: the parts, that they add up, and more of some of them. */
export function CountsView({ kind, counts }: { readonly kind: ImportKind; readonly counts: ImportCounts }) {
  const words = useWords();
  const format = useLocaleFormat();
  const n = format.number;
  const figures = [
    [
      'created',
      words(kind === 'customers' ? 'count.createdCustomers' : 'count.createdLines'),
      counts.created,
    ],
    ...(kind === 'customers' ? [['updated', words('count.updated'), counts.updated] as const] : []),
    ['unchanged', words('count.unchanged'), counts.unchanged],
    ['skipped', words('count.skipped'), counts.skipped],
    ['rejected', words('count.rejected'), counts.rejected],
  ] as const;
  return (
    <div className={styles.stack}>
      <div className={styles.figures}>
        {figures.map(([key, label, value]) => (
          <Figure
            key={key}
            label={label}
            value={n(value)}
            {...(key === 'rejected' && value > 0 ? { tone: 'vermilion' as const } : {})}
          />
        ))}
      </div>
      <p className={styles.quiet}>
        {words('count.equation', {
          read: n(counts.read),
          created: n(counts.created),
          updated: n(counts.updated),
          unchanged: n(counts.unchanged),
          skipped: n(counts.skipped),
          rejected: n(counts.rejected),
        })}
      </p>
      <div className={styles.twoLists}>
        <MoreOfSome kind={kind} counts={counts} />
        <Reasons counts={counts} />
      </div>
    </div>
  );
}

function MoreOfSome({ kind, counts }: { readonly kind: ImportKind; readonly counts: ImportCounts }) {
  const words = useWords();
  const format = useLocaleFormat();
  const told: (readonly [string, number])[] =
    kind === 'customers'
      ? [[words('count.possibleDuplicates'), counts.possibleDuplicates], ...duplicateReasons(counts, words)]
      : [
          [words('count.newCustomers'), counts.newCustomers],
          [words('count.anonymous'), counts.anonymous],
          [words('count.refunds'), counts.refunds],
          [words('count.cancellations'), counts.cancellations],
          [words('count.adjustments'), counts.adjustments],
          [words('count.repeated'), counts.repeated],
        ];
  return <KeyValueList items={told.map(([key, value]) => ({ key, value: format.number(value) }))} />;
}

/** Why rows were taken for customers who are here already. */
function duplicateReasons(
  counts: ImportCounts,
  words: ReturnType<typeof useWords>,
): (readonly [string, number])[] {
  return Object.entries(counts.possibleDuplicatesByReason ?? {})
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => [words(likenessMessage(reason)), count]);
}

function Reasons({ counts }: { readonly counts: ImportCounts }) {
  const words = useWords();
  const format = useLocaleFormat();
  const reasons = Object.entries(counts.rejectedByReason).sort((a, b) => b[1] - a[1]);
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3 className={styles.smallTitle}>{words('count.reasons')}</h3>
      <KeyValueList
        items={reasons.map(([code, count]) => ({
          key: words(reasonMessage(code), { code }),
          value: format.number(count),
        }))}
      />
    </div>
  );
}
