import { Button, Modal } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Assessment } from '#modules/privacy/contract';
import { answered, Card, EmptyState, ErrorPanel, Skeletons } from '#ui';
import { AssessmentDialog } from './assessment-dialog.tsx';
import { AssessmentRow } from './assessment-row.tsx';
import styles from './privacy.module.css';
import { privacyKey, useAssessments } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

/** What may go wrong for people when their data is used, written down before and looked at again. */
export function AssessmentsPart() {
  const words = useWords();
  const [edited, setEdited] = useState<Assessment | 'new'>();
  const [told, setTold] = useState<Assessment>();
  const query = useAssessments();
  return (
    <Card>
      <div className={styles.tools}>
        <p className={styles.text}>{words('assessment.text')}</p>
        <Button
          variant="filled"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {words('assessment.new')}
        </Button>
      </div>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={4} /> : null}
      {query.data?.items.length === 0 ? (
        <EmptyState
          icon={IconClipboardCheck}
          title={words('assessment.empty')}
          text={words('assessment.emptyText')}
        />
      ) : null}
      <ul className={styles.list}>
        {query.data?.items.map((one) => (
          <AssessmentRow
            key={one.assessmentId}
            assessment={one}
            onEdit={() => setEdited(one)}
            onHistory={() => setTold(one)}
          />
        ))}
      </ul>
      {edited ? <AssessmentDialog assessment={edited} onClose={() => setEdited(undefined)} /> : null}
      {told ? <Revisions of={told} onClose={() => setTold(undefined)} /> : null}
    </Card>
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
