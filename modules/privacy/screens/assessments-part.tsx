import { Modal } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Assessment } from '#modules/privacy/contract';
import { answered, ErrorPanel, Skeletons } from '#ui';
import { AssessmentDialog } from './assessment-dialog.tsx';
import { AssessmentRow } from './assessment-row.tsx';
import styles from './privacy.module.css';
import { privacyKey, useAssessments } from './privacy-queries.ts';
import { RegisterCard } from './register-card.tsx';
import { useWords } from './words/use-words.ts';

/** What may go wrong for people when their data is used, written down before and looked at again. */
export function AssessmentsPart() {
  const words = useWords();
  const [edited, setEdited] = useState<Assessment | 'new'>();
  const [told, setTold] = useState<Assessment>();
  const query = useAssessments();
  return (
    <RegisterCard
      query={query}
      empty={{
        icon: IconClipboardCheck,
        title: words('assessment.empty'),
        text: words('assessment.emptyText'),
      }}
      text={words('assessment.text')}
      addLabel={words('assessment.new')}
      onAdd={() => setEdited('new')}
      row={(one) => (
        <AssessmentRow
          key={one.assessmentId}
          assessment={one}
          onEdit={() => setEdited(one)}
          onHistory={() => setTold(one)}
        />
      )}
    >
      {edited ? <AssessmentDialog assessment={edited} onClose={() => setEdited(undefined)} /> : null}
      {told ? <Revisions of={told} onClose={() => setTold(undefined)} /> : null}
    </RegisterCard>
  );
}

function Revisions({ of, onClose }: { readonly of: Assessment; readonly onClose: () => void }) {
  const words = useWords();
  const { assessmentId, number, version } = of;
  const query = useQuery({
    queryKey: [...privacyKey, 'assessments', assessmentId, version],
    queryFn: ({ signal }) =>
      answered(api.privacy.listAssessmentRevisions({ params: { assessmentId }, signal })),
  });
  return (
    <Modal opened onClose={onClose} title={words('assessment.revisionsOf', { number })} size="lg">
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={4} /> : null}
      <ul className={styles.list}>
        {query.data?.items.map((one) => (
          <AssessmentRow key={one.version} assessment={one} />
        ))}
      </ul>
    </Modal>
  );
}
