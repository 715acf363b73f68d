import { useLocaleFormat } from '#ui';
import { AudiogramChart, SymbolKey } from './audiogram-chart.tsx';
import { useAudiograms } from './audiogram-queries.ts';
import { AudiogramTable } from './audiogram-table.tsx';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

/** The latest audiogram on paper, for whoever reads it elsewhere; nothing where there is none. */
export function LatestAudiogram({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const latest = useAudiograms(partyId).audiograms[0];
  if (!latest) return null;
  const title = words('report.title', { when: format.date(latest.record.takenAt) });
  const { thresholds } = latest.audiogram;
  return (
    <section className={styles.paperPart}>
      <h4>{title}</h4>
      <div className={styles.halves}>
        <AudiogramChart thresholds={thresholds} />
        <div>
          <AudiogramTable name={title} thresholds={thresholds} />
          <SymbolKey />
        </div>
      </div>
    </section>
  );
}
