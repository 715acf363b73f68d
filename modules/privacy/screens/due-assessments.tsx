import { Link } from '@tanstack/react-router';
import type { Assessment } from '#modules/privacy/contract';
import { Card } from '#ui';
import { AssessmentDue } from './assessment-row.tsx';
import styles from './privacy.module.css';
import { useWords } from './words/use-words.ts';

/** Impact assessments whose day of review has come or is near. */
export function DueAssessments({ due }: { readonly due: readonly Assessment[] }) {
  const words = useWords();
  return (
    <Card
      title={words('assessment.today')}
      aside={
        <Link to="/privacy" search={() => ({ part: 'assessments' })}>
          {words('assessment.register')}
        </Link>
      }
    >
      <ul className={styles.list}>
        {due.map((one) => (
          <li key={one.assessmentId} className={styles.row}>
            <span className={styles.chips}>
              <span className={styles.name}>
                {one.number} · {one.processing}
              </span>
              <AssessmentDue assessment={one} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
