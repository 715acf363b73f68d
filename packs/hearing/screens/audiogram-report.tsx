import { Button } from '@mantine/core';
import { IconEdit, IconFileExport, IconPrinter } from '@tabler/icons-react';
import { Card, DescribedPicture, KeyValueList, useLocaleFormat, useMay } from '#ui';
import { CONDITION_KEYS } from '../audiometry/audiogram.ts';
import { AudiogramChart, SymbolKey } from './audiogram-chart.tsx';
import { AudiogramFindings } from './audiogram-findings.tsx';
import { type RecordedAudiogram, useCustomerName } from './audiogram-queries.ts';
import { thresholdColumns, thresholdRows } from './audiogram-table.tsx';
import { GainTargets } from './gain-targets.tsx';
import styles from './hearing.module.css';
import { SameDayTests } from './same-day-tests.tsx';
import { useTakeOut } from './use-take-out.ts';
import { useWords } from './words/use-words.ts';

type AudiogramReportProps = {
  readonly partyId: string;
  readonly shown: RecordedAudiogram;
  readonly earlier: RecordedAudiogram | undefined;
  readonly onCorrect: () => void;
};

/** One audiogram on screen and on paper: chart, key, averages and what follows from them. */
export function AudiogramReport({ partyId, shown, earlier, onCorrect }: AudiogramReportProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('measurements.write');
  const customer = useCustomerName(partyId);
  const takeOut = useTakeOut();
  const { record, audiogram } = shown;
  const { thresholds } = audiogram;
  const when = format.dateTime(record.takenAt);
  return (
    <div className={styles.report} data-print-report>
      <Card
        headingLevel={3}
        title={words('report.title', { when })}
        aside={
          <span className={styles.buttons}>
            {mayWrite ? (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={<IconEdit size="1rem" stroke={1.7} aria-hidden />}
                onClick={onCorrect}
              >
                {words('entry.correct')}
              </Button>
            ) : null}
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconFileExport size="1rem" stroke={1.7} aria-hidden />}
              onClick={() => takeOut(record.measurementId)}
            >
              FHIR
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconPrinter size="1rem" stroke={1.7} aria-hidden />}
              onClick={() => window.print()}
            >
              {words('report.print')}
            </Button>
          </span>
        }
      >
        <p className={styles.onPaper}>{customer}</p>
        <div className={styles.halves}>
          <div>
            <DescribedPicture
              name={words('chart.name')}
              summary={words('chart.summary', { when, count: thresholds.length })}
              table={{ columns: thresholdColumns(words), rows: thresholdRows(thresholds) }}
            >
              <AudiogramChart thresholds={thresholds} earlier={earlier?.audiogram.thresholds} />
            </DescribedPicture>
            {earlier ? (
              <p className={styles.quiet}>
                {words('chart.earlier', { when: format.dateTime(earlier.record.takenAt) })}
              </p>
            ) : null}
            <SymbolKey />
          </div>
          <div className={styles.side}>
            <AudiogramFindings
              thresholds={thresholds}
              takenAt={record.takenAt}
              calibratedOn={audiogram.calibratedOn}
              earlier={
                earlier && { thresholds: earlier.audiogram.thresholds, takenAt: earlier.record.takenAt }
              }
            />
            <Circumstances shown={shown} />
          </div>
        </div>
      </Card>
      <SameDayTests partyId={partyId} takenAt={record.takenAt} />
      <GainTargets thresholds={thresholds} />
    </div>
  );
}

function Circumstances({ shown: { record, audiogram } }: { readonly shown: RecordedAudiogram }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { thresholds, audiometer, calibratedOn, reliability, note } = audiogram;
  const transducers = [...new Set(thresholds.map(({ transducer }) => transducer))];
  const items = [
    { key: words('report.tester'), value: record.byName },
    { key: words('entry.reliability'), value: words(`reliability.${reliability}`) },
    {
      key: words('entry.transducer'),
      value: transducers.map((one) => words(`transducer.${one}`)).join(' · '),
    },
    ...CONDITION_KEYS.map((key) => {
      const said = audiogram[key];
      return { key: words(`condition.name.${key}`), value: said && words(`condition.${said}`) };
    }),
    { key: words('entry.audiometer'), value: audiometer },
    { key: words('entry.calibratedOn'), value: calibratedOn && format.date(calibratedOn) },
    { key: words('entry.note'), value: note },
  ];
  return <KeyValueList items={items.filter(({ value }) => value !== undefined && value !== '')} />;
}
