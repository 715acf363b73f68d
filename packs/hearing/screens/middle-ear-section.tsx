import { Button } from '@mantine/core';
import { IconEar, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { EmptyState, ErrorPanel, Skeletons, useMay } from '#ui';
import { REFLEX_KIND, readReflexes } from '../audiometry/reflex-measurement.ts';
import { halfDoneTympanograms, tympanogramForm, tympanogramOf } from '../audiometry/tympanogram-form.ts';
import { readTympanogram, TYMPANOGRAM_KIND } from '../audiometry/tympanogram-measurement.ts';
import { FormEntry } from './form-entry.tsx';
import styles from './hearing.module.css';
import { ReflexCard } from './reflex-card.tsx';
import { ReflexEntry } from './reflex-entry.tsx';
import { TympanogramCard } from './tympanogram-card.tsx';
import { useRecorded, useRecording } from './use-recording.ts';
import { useWords } from './words/use-words.ts';

/** Tympanometry and acoustic reflexes: the latest, those before, and entering them. */
export function MiddleEarSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('measurements.write');
  const [entering, setEntering] = useState<'tympanogram' | 'reflex'>();
  const tympanograms = useRecorded(partyId, TYMPANOGRAM_KIND, readTympanogram);
  const reflexes = useRecorded(partyId, REFLEX_KIND, readReflexes);
  const leave = () => setEntering(undefined);
  if (entering === 'tympanogram') return <TympanogramEntry partyId={partyId} onLeave={leave} />;
  if (entering === 'reflex') return <ReflexEntry partyId={partyId} onLeave={leave} />;
  const failed = [tympanograms, reflexes].find(({ error }) => error);
  if (failed?.error) return <ErrorPanel error={failed.error} onRetry={failed.onRetry} />;
  if (tympanograms.isPending || reflexes.isPending) return <Skeletons rows={4} />;
  const add = mayWrite ? (
    <div className={styles.buttons}>
      {(['tympanogram', 'reflex'] as const).map((which) => (
        <Button
          key={which}
          leftSection={<IconPlus size="1rem" stroke={1.8} aria-hidden />}
          onClick={() => setEntering(which)}
        >
          {words(`${which}.begin`)}
        </Button>
      ))}
    </div>
  ) : null;
  if (tympanograms.items.length + reflexes.items.length === 0) {
    return (
      <EmptyState
        icon={IconEar}
        title={words('tympanogram.none')}
        text={words('tympanogram.noneText')}
        action={add}
      />
    );
  }
  return (
    <>
      {add}
      <div className={styles.halves}>
        <Cards list={tympanograms}>
          {tympanograms.items.map((one) => (
            <TympanogramCard key={one.record.measurementId} shown={one} />
          ))}
        </Cards>
        <Cards list={reflexes}>
          {reflexes.items.map((one) => (
            <ReflexCard key={one.record.measurementId} shown={one} />
          ))}
        </Cards>
      </div>
    </>
  );
}

type CardsProps = {
  readonly list: Pick<ReturnType<typeof useRecorded>, 'items' | 'hasMore' | 'isLoadingMore' | 'onLoadMore'>;
  readonly children: ReactNode;
};

/** The cards of one kind; no room is kept for a kind that was never measured. */
function Cards({ list, children }: CardsProps) {
  const words = useWords();
  if (list.items.length === 0) return null;
  return (
    <div className={styles.side}>
      {children}
      {list.hasMore ? (
        <Button variant="default" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('history.more')}
        </Button>
      ) : null}
    </div>
  );
}

type EntryProps = { readonly partyId: string; readonly onLeave: () => void };

function TympanogramEntry({ partyId, onLeave }: EntryProps) {
  const words = useWords();
  const { isBusy, record } = useRecording(partyId, onLeave);
  return (
    <FormEntry
      form={tympanogramForm}
      first={{ probe: '226' }}
      isBusy={isBusy}
      faultOf={(answers) => {
        const halfDone = halfDoneTympanograms(answers).map((ear) =>
          words('tympanogram.halfDone', { ear: words(`ear.${ear}`) }),
        );
        if (halfDone.length > 0) return halfDone.join(' · ');
        return tympanogramOf(answers).ears.length > 0 ? undefined : words('tympanogram.nothing');
      }}
      onSave={(answers, takenAt) =>
        record({ kind: TYMPANOGRAM_KIND, takenAt, body: { ...tympanogramOf(answers) } })
      }
      onLeave={onLeave}
    />
  );
}
