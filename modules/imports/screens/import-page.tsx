import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportDetail } from '#modules/imports/contract';
import { Chip, ErrorPanel, PageHeader, RelativeTime, Skeletons, useLocaleFormat, useUrlState } from '#ui';
import { ColumnsStep } from './columns-step.tsx';
import { stepOfState, toneOfState, type WayStep } from './import-words.ts';
import { ReadingStep } from './reading-step.tsx';
import { ResultStep } from './result-step.tsx';
import { TestStep } from './test-step.tsx';
import { useImport } from './use-import.ts';
import { useWords } from './words/use-words.ts';

const preparing = new Set(['draft', 'testing', 'tested']);

/** One import, from how its file is read to what came of it. */
export function ImportPage() {
  const { importId = '' } = useParams({ strict: false });
  const query = useImport(importId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeletons rows={8} />;
  return <OneImport detail={query.data} />;
}

function OneImport({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const format = useLocaleFormat();
  const [wanted, want] = useUrlState('step');
  const step = currentStep(detail, wanted);
  useEffect(() => {
    if (detail.state === 'testing') want('test');
  }, [detail.state, want]);
  const go = (next: WayStep) => () => want(next);
  return (
    <>
      <PageHeader
        title={detail.fileName}
        summary={
          <>
            <Chip tone={toneOfState(detail.state)}>{words(`state.${detail.state}`)}</Chip>{' '}
            {words(`kind.${detail.kind}`)} · {format.fileSize(detail.fileBytes)} ·{' '}
            <RelativeTime at={detail.uploadedAt} /> · {detail.uploadedBy.displayName}
          </>
        }
      />
      {step === 'reading' ? <ReadingStep detail={detail} onNext={go('columns')} /> : null}
      {step === 'columns' ? <ColumnsStep detail={detail} onBack={go('reading')} onNext={go('test')} /> : null}
      {step === 'test' ? <TestStep detail={detail} onBack={go('columns')} /> : null}
      {step === 'result' ? <ResultStep detail={detail} /> : null}
    </>
  );
}

/** Before it runs a person may walk between the steps; afterwards there is only what came of it. */
function currentStep(detail: ImportDetail, wanted: string | undefined): WayStep {
  if (!preparing.has(detail.state)) return 'result';
  if (detail.state === 'testing') return 'test';
  return wanted === 'reading' || wanted === 'columns' || wanted === 'test'
    ? wanted
    : stepOfState(detail.state);
}
