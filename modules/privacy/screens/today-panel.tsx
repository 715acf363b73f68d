import { lazyScreen } from '#ui';
import { useAssessments } from './privacy-queries.ts';

const DueAssessments = lazyScreen(() => import('./due-assessments.tsx'), 'DueAssessments');

/** Impact assessments to review; nothing, and nothing loaded, where none is due. */
export function TodayPanel() {
  const due = (useAssessments().data?.items ?? []).filter(({ reviewDue }) => reviewDue !== 'no');
  return due.length === 0 ? null : <DueAssessments due={due} />;
}
