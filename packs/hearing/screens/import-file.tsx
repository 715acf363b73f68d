import { Button, Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import { Card, Chip, FileDrop, useLocaleFormat } from '#ui';
import { type FileOfPerson, type LeftOut, MOST_FILE_BYTES } from '../import/hearing-file.ts';
import { DevicesInFile } from './devices-in-file.tsx';
import styles from './hearing.module.css';
import { type ShownTest, useImportFile } from './use-import-file.ts';
import { useWords } from './words/use-words.ts';

type ImportFileProps = {
  readonly partyId: string;
  readonly onDone: () => void;
  readonly onLeave: () => void;
};

/** Reads a file of an audiometer: what is in it is shown, and nothing is recorded before somebody agrees. */
export function ImportFile({ partyId, onDone, onLeave }: ImportFileProps) {
  const words = useWords();
  const work = useImportFile(partyId, onDone);
  const { read } = work;
  return (
    <Card headingLevel={3} title={words('import.title')}>
      <div className={styles.entry}>
        <p className={styles.quiet}>{words('import.hint')}</p>
        <FileDrop
          accepts={['.xml', '.csv', '.txt']}
          maxBytes={MOST_FILE_BYTES}
          onFiles={([file]) => {
            if (file) void work.take(file);
          }}
        />
        {work.problem ? (
          <p className={styles.fault} role="alert">
            {words(`import.problem.${work.problem.problem}`, { detail: work.problem.detail })}
          </p>
        ) : null}
        {read ? <ReadFile key={read.fileName} partyId={partyId} work={work} /> : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onLeave}>
            {words('entry.leave')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

type ReadFileProps = { readonly partyId: string; readonly work: ReturnType<typeof useImportFile> };

function ReadFile({ partyId, work }: ReadFileProps) {
  const words = useWords();
  const { read, chosen, standing, tests } = work;
  const [isAgreed, setIsAgreed] = useState(false);
  if (!read || !chosen) return null;
  const fresh = tests.filter(({ isKnown, faults }) => !isKnown && faults.length === 0);
  const isSame = standing === 'same' || (standing === 'unclear' && isAgreed);
  const mayRecord = fresh.length > 0 && isSame;
  return (
    <section className={styles.entry} aria-label={words('import.preview')}>
      <p>
        <strong>{read.fileName}</strong> <Chip>{words(`import.format.${read.format}`)}</Chip>
      </p>
      <Whom person={chosen} />
      {standing === 'other' ? (
        <p className={styles.stop} role="alert">
          {words('import.otherPerson')}
        </p>
      ) : null}
      {standing === 'unclear' ? (
        <Checkbox
          label={words('import.agree')}
          checked={isAgreed}
          onChange={(event) => setIsAgreed(event.currentTarget.checked)}
        />
      ) : null}
      {tests.length > 0 ? <TestTable tests={tests} /> : <p>{words('import.noTests')}</p>}
      <Accounts person={chosen} />
      {standing === 'other' || chosen.devices.length === 0 ? null : (
        <DevicesInFile partyId={partyId} devices={chosen.devices} mayRegister={isSame} />
      )}
      {standing === 'other' ? null : (
        <div className={styles.buttons}>
          <Button
            variant="filled"
            disabled={!mayRecord}
            loading={work.isBusy}
            onClick={() => work.record(fresh)}
          >
            {fresh.length === 0
              ? words('import.nothingNew')
              : words('import.record', { count: fresh.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Whom({ person: { person } }: { readonly person: FileOfPerson }) {
  const words = useWords();
  const format = useLocaleFormat();
  const names = person.names.join(' ');
  const parts = [names, person.birthOn ? words('import.born', { date: format.date(person.birthOn) }) : ''];
  const text = parts.filter((part) => part !== '').join(' · ');
  return <p>{text === '' ? words('import.noPerson') : words('import.person', { person: text })}</p>;
}

function TestTable({ tests }: { readonly tests: readonly ShownTest[] }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <table className={styles.averages}>
      <caption className="visually-hidden">{words('import.preview')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('import.test')}</th>
          <th scope="col">{words('import.takenAt')}</th>
          <th scope="col">{words('import.points')}</th>
          <th scope="col">{words('import.state')}</th>
        </tr>
      </thead>
      <tbody>
        {tests.map(({ test, name, isKnown, faults }) => (
          <tr key={`${test.kind} ${test.takenAt}`}>
            <th scope="row">{name}</th>
            <td>{format.dateTime(test.takenAt)}</td>
            <td>{format.number(test.points)}</td>
            <td>
              {isKnown ? (
                <Chip>{words('import.known')}</Chip>
              ) : faults.length > 0 ? (
                <span className={styles.fault}>{faults.join(' · ')}</span>
              ) : (
                <Chip tone="green">{words('import.new')}</Chip>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every point of the file: how many stand above, and what became of the others. */
function Accounts({ person: { points, leftOut } }: { readonly person: FileOfPerson }) {
  const words = useWords();
  const format = useLocaleFormat();
  const headingId = useId();
  const left = leftOut.reduce((sum, one) => sum + one.points, 0);
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  return (
    <div>
      <p id={headingId} className={styles.quiet}>
        {words('import.accounts', {
          points: format.number(points),
          read: format.number(points - left),
          left: format.number(left),
        })}
      </p>
      {left > 0 ? (
        <ul aria-labelledby={headingId} className={styles.leftOut}>
          {[...byReason].map(([reason, items]) => (
            <li key={reason}>
              {words(`import.reason.${reason}`)} <span className={styles.quiet}>{whatOf(items)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function whatOf(items: readonly LeftOut[]): string {
  const shown = items.slice(0, 12).map(({ what, points }) => (points > 1 ? `${what} ×${points}` : what));
  return `${shown.join(', ')}${items.length > shown.length ? ' …' : ''}`;
}
