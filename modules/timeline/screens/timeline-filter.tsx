import { useSourceName } from './entry-words.ts';
import { useWords } from './messages/use-words.ts';
import styles from './timeline.module.css';
import { useEntryFilter } from './use-entry-filter.ts';

/** What to show: everything, or any of notes, calls and what other modules tell. */
export function TimelineFilter({ sources }: { readonly sources: readonly string[] }) {
  const words = useWords();
  const sourceName = useSourceName();
  const filter = useEntryFilter();
  const others = sources.flatMap((source) => {
    const label = source === 'timeline' ? undefined : sourceName(source);
    return label === undefined ? [] : [{ value: source, label }];
  });
  const choices = [
    { value: 'timeline/note.added', label: words('notes') },
    { value: 'timeline/call.logged', label: words('calls') },
    ...others,
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend of its own
    <div role="group" aria-label={words('filter')} className={styles.filter}>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={filter.shown.size === 0}
        onClick={filter.showEverything}
      >
        {words('everything')}
      </button>
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={styles.choice}
          aria-pressed={filter.shown.has(value)}
          onClick={() => filter.toggle(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
