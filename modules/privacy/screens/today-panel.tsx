import { Link } from '@tanstack/react-router';
import { Card } from '#ui';
import { AssessmentDue } from './assessment-row.tsx';
import { useWords } from './messages/use-words.ts';
import styles from './privacy.module.css';
import { useAssessments } from './privacy-queries.ts';

/** Impact assessments whose day of review has come or is near; nothing where none is. */
export function TodayPanel() {
  const words = useWords();
  const due = (useAssessments().data?.items ?? []).filter(({ reviewDue }) => reviewDue !== 'no');
  if (due.length === 0) return null;
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
