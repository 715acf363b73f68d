import { PageHeader, useUrlState } from '#ui';
import { AssessmentsPart } from './assessments-part.tsx';
import { CertificatesPart } from './certificates-part.tsx';
import { IncidentsPart } from './incidents-part.tsx';
import styles from './privacy.module.css';
import { ProcessorsPart } from './processors-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import { RetentionPart } from './retention-part.tsx';
import { WordingsPart } from './wordings-part.tsx';
import { useWords } from './words/use-words.ts';

const PARTS = {
  requests: RequestsPart,
  incidents: IncidentsPart,
  assessments: AssessmentsPart,
  processors: ProcessorsPart,
  wordings: WordingsPart,
  retention: RetentionPart,
  certificates: CertificatesPart,
} as const;
const NAMES = [
  'requests',
  'incidents',
  'assessments',
  'processors',
  'wordings',
  'retention',
  'certificates',
] as const;

/** The privacy desk: what people ask for, what went wrong, who works for us, what is kept and what was deleted. */
export function PrivacyPage() {
  const words = useWords();
  const [wanted, want] = useUrlState('part', { push: true });
  const current = NAMES.find((name) => name === wanted) ?? 'requests';
  const Part = PARTS[current];
  return (
    <>
      <PageHeader title={words('desk.title')} />
      <nav className={styles.parts} aria-label={words('desk.parts')}>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.part}
            aria-current={name === current ? 'page' : undefined}
            onClick={() => want(name)}
          >
            {words(`desk.${name}`)}
          </button>
        ))}
      </nav>
      <Part />
    </>
  );
}
