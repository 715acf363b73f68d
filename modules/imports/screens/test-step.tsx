import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportDetail } from '#modules/imports/contract';
import { Card, ErrorPanel, ProgressBar, RelativeTime, useMay } from '#ui';
import { CountsView } from './counts-view.tsx';
import { reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { LeftOutRow } from './left-out-row.tsx';
import { useImportActs } from './use-import.ts';
import { WaySteps } from './way-steps.tsx';
import { useWords } from './words/use-words.ts';

const mostRowsTested = 200_000;

function TestResult({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const { lastTest } = detail;
  if (lastTest === null) return <p className={styles.quiet}>{words('test.text')}</p>;
  return (
    <>
      <p className={styles.quiet}>
        {words('test.tested', { count: lastTest.rowsTested })} (
        {words(lastTest.wholeFile ? 'test.testedWhole' : 'test.testedPart')}) ·{' '}
        <RelativeTime at={lastTest.testedAt} />
      </p>
      <CountsView kind={detail.kind} counts={lastTest.counts} />
      {lastTest.examples.length === 0 ? null : (
        <div>
          <h3 className={styles.smallTitle}>{words('test.examples')}</h3>
          <ul className={styles.columns}>
            {lastTest.examples.map((row) => (
              <LeftOutRow key={row.lineNumber} row={row} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function SameFile({ detail, onAllow }: { readonly detail: ImportDetail; readonly onAllow: () => void }) {
  const words = useWords();
  if (detail.sameFileAs === null) return null;
  return (
    <div className={styles.notice} role="status">
      <span>{words('test.sameFile')}</span>
      <Link to="/imports/$importId" params={{ importId: detail.sameFileAs }}>
        {words('test.sameFileOpen')}
      </Link>
      <Button onClick={onAllow}>{words('test.sameFileAllow')}</Button>
    </div>
  );
}

/** The fourth step: what the import would do, before it does it. */
export function TestStep({ detail, onBack }: { readonly detail: ImportDetail; readonly onBack: () => void }) {
  const words = useWords();
  const may = useMay();
  const acts = useImportActs(detail.importId);
  const isTesting = detail.state === 'testing';
  const start = () => acts.start.mutate(false);
  const startProps =
    may('imports.run') && !isTesting && detail.sameFileAs === null
      ? { onNext: start, nextLabel: words(detail.lastTest === null ? 'test.startUntested' : 'test.start') }
      : {};
  return (
    <WaySteps
      current="test"
      {...(isTesting ? {} : { onBack })}
      {...startProps}
      mayGoOn={detail.mappingFaults.length === 0}
      isRunning={acts.start.isPending}
    >
      <Card title={words('test.title')}>
        <div className={styles.stack}>
          {isTesting ? (
            <ProgressBar
              label={words('test.running')}
              done={detail.counts.read}
              onCancel={() => acts.cancel.mutate(undefined)}
            />
          ) : (
            <TestResult detail={detail} />
          )}
          {detail.failure === null || isTesting ? null : (
            <ErrorPanel
              error={{
                code: detail.failure.code,
                title: words('test.failed'),
                detail: `${words('leftOut.line', { line: detail.failure.line })}: ${words(
                  reasonMessage(detail.failure.code),
                  { code: detail.failure.detail },
                )}`,
              }}
            />
          )}
          {isTesting ? null : (
            <div className={styles.actions}>
              <Button
                variant={detail.lastTest === null ? 'filled' : 'default'}
                loading={acts.test.isPending}
                disabled={detail.mappingFaults.length > 0}
                onClick={() => acts.test.mutate(false)}
              >
                {detail.lastTest === null
                  ? words('test.run', { rows: words('test.firstRows') })
                  : words('test.again')}
              </Button>
              {detail.lastTest !== null &&
              !detail.lastTest.wholeFile &&
              detail.lastTest.rowsTested >= mostRowsTested ? (
                <Button onClick={() => acts.test.mutate(true)}>{words('test.wholeFile')}</Button>
              ) : null}
            </div>
          )}
          <SameFile detail={detail} onAllow={() => acts.start.mutate(true)} />
        </div>
      </Card>
    </WaySteps>
  );
}
