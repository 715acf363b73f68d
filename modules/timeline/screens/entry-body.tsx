import { z } from 'zod';
import type { TimelineEntryShown } from '#modules/timeline/contract';
import { Chip, PartBoundary, RegisteredComponent, useLocaleFormat, useSlotPanels } from '#ui';
import { useFieldName } from './entry-words.ts';
import { useWords } from './messages/use-words.ts';
import styles from './timeline.module.css';

const changesShape = z.array(
  z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
);

function Changes({ entry }: { readonly entry: TimelineEntryShown }) {
  const words = useWords();
  const fieldName = useFieldName();
  const changes = changesShape.safeParse(entry.values.changes);
  if (!changes.success || changes.data.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.data.map(({ field, from, to }) => (
        <li key={`${field} ${from} ${to}`}>
          {words('change.line', {
            field: fieldName(entry.source, field),
            from: from ?? words('change.nothing'),
            to: to ?? words('change.nothing'),
          })}
        </li>
      ))}
    </ul>
  );
}

function Items({ entry }: { readonly entry: TimelineEntryShown }) {
  const items = itemsOf(entry);
  return items.length === 0 ? null : <div>{items.join(' · ')}</div>;
}

function itemsOf(entry: TimelineEntryShown): readonly string[] {
  return z.array(z.string()).catch([]).parse(entry.values.items);
}

function Retraction({ entry }: { readonly entry: TimelineEntryShown }) {
  const words = useWords();
  const { retractedAt, retractedByName } = entry.values;
  if (typeof retractedAt !== 'string') return null;
  return <Chip tone="amber">{words('takenBack', { name: String(retractedByName) })}</Chip>;
}

/** What a module draws for its own entries; it registers a panel in the slot `timeline.entry` that takes `entry`. */
function useOwnBody(source: string) {
  return useSlotPanels('timeline.entry').find((panel) => panel.moduleName === source);
}

export function EntryBody({ entry }: { readonly entry: TimelineEntryShown }) {
  const own = useOwnBody(entry.source);
  if (own)
    return (
      <PartBoundary fallback={null}>
        <RegisteredComponent component={own.component} props={{ entry }} />
      </PartBoundary>
    );
  const isRetracted = typeof entry.values.retractedAt === 'string';
  return (
    <>
      {entry.text === null ? null : (
        <div className={styles.said}>{isRetracted ? <s>{entry.text}</s> : entry.text}</div>
      )}
      <Items entry={entry} />
      <Changes entry={entry} />
      <Retraction entry={entry} />
    </>
  );
}

export function hasBody(entry: TimelineEntryShown, drawnByModules: ReadonlySet<string>): boolean {
  const { changes, retractedAt } = entry.values;
  const hasChanges = Array.isArray(changes) && changes.length > 0;
  const hasFacts = hasChanges || itemsOf(entry).length > 0 || retractedAt !== undefined;
  return drawnByModules.has(entry.source) || entry.text !== null || hasFacts;
}

/** When an entry was written down, if that was later than it happened. */
export function RecordedLater({ entry }: { readonly entry: TimelineEntryShown }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { recordedAt } = entry.values;
  if (typeof recordedAt !== 'string') return null;
  const when = format.relative(recordedAt);
  return <span className={styles.quiet}> · {words('recordedLater', { when })}</span>;
}
