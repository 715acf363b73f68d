import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import { useMay, useUrlState } from '#ui';
import { AudiogramsSection } from './audiograms-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import styles from './hearing.module.css';
import { MiddleEarSection } from './middle-ear-section.tsx';
import { OutcomesSection } from './outcomes-section.tsx';
import { SpeechSection } from './speech-section.tsx';
import { VerificationSection } from './verification-section.tsx';
import { useWords } from './words/use-words.ts';

const SECTIONS = [
  ['audiograms', AudiogramsSection],
  ['speech', SpeechSection],
  ['middle-ear', MiddleEarSection],
  ['verification', VerificationSection],
  ['outcomes', OutcomesSection],
  ['documents', DocumentsSection],
] as const;

/** A customer's hearing: tones, speech, middle ear, and what the aids have changed. */
export function HearingTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const [wanted, setWanted] = useUrlState('hearing');
  const may = useMay();
  const shown = SECTIONS.filter(([key]) => key !== 'documents' || may('service-processes.read'));
  const open = shown.find(([key]) => key === wanted)?.[0] ?? SECTIONS[0][0];
  return (
    <Tabs
      className={styles.tab}
      value={open}
      onChange={(key) => setWanted(key ?? undefined)}
      keepMounted={false}
      variant="pills"
    >
      <h2 className="visually-hidden">{words('tab')}</h2>
      <Tabs.List aria-label={words('tab')}>
        {shown.map(([key]) => (
          <Tabs.Tab key={key} value={key}>
            {words(`section.${key}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map(([key, Section]) => (
        <Tabs.Panel key={key} value={key} className={styles.report}>
          <Section partyId={partyId} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
