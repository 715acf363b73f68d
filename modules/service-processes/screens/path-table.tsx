import type { PathStep, Paths } from '#modules/service-processes/contract';
import { useLocaleFormat } from '#ui';
import styles from './map-page.module.css';
import type { PathChosen } from './map-page.tsx';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

type PathTableProps = { readonly paths: Paths; readonly onChoose: (chosen: PathChosen) => void };

/** The numbers of the map as tables: steps, and ways between them. */
export function PathTable({ paths, onChoose }: PathTableProps) {
  const words = useWords();
  const local = useLocal();
  const nameOf = (key: string) => {
    const step = paths.steps.find(({ stepKey }) => stepKey === key);
    return step ? local(step.name) : words('design.end');
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.tables} aria-label={words('paths.asTable')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('paths.step')}</th>
            <th scope="col">{words('paths.columns.reached')}</th>
            <th scope="col">{words('paths.columns.again')}</th>
            <th scope="col">{words('paths.columns.standing')}</th>
            <th scope="col">{words('paths.columns.givenUp')}</th>
            <th scope="col">{words('paths.columns.median')}</th>
            <th scope="col">{words('paths.columns.p90')}</th>
            <th scope="col">{words('paths.columns.n')}</th>
          </tr>
        </thead>
        <tbody>
          {paths.steps.map((step) => (
            <StepLine key={step.stepKey} step={step} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('paths.way')}</th>
            <th scope="col">{words('paths.columns.times')}</th>
            <th scope="col">{words('paths.columns.processes')}</th>
          </tr>
        </thead>
        <tbody>
          {paths.ways.map((way) => (
            <tr key={`${way.from} ${way.to}`}>
              <th scope="row">
                {nameOf(way.from)} → {nameOf(way.to)}
              </th>
              <NumberCell
                count={way.times}
                onChoose={() => onChoose({ part: 'way', stepKey: way.from, to: way.to })}
              />
              <NumberCell count={way.processes} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type StepLineProps = { readonly step: PathStep; readonly onChoose: (chosen: PathChosen) => void };

function StepLine({ step, onChoose }: StepLineProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { stepKey, time } = step;
  const duration = (minutes: number | null) =>
    minutes === null ? words('paths.notEnoughShort') : format.duration(Math.round(minutes));
  const interval =
    time.medianLowMinutes === null || time.medianHighMinutes === null
      ? null
      : `${duration(time.medianLowMinutes)} – ${duration(time.medianHighMinutes)}`;
  const share =
    step.givenUp === 0 || step.givenUpLow === null || step.givenUpHigh === null
      ? null
      : `${format.percent(step.givenUpLow)} – ${format.percent(step.givenUpHigh)}`;
  return (
    <tr>
      <th scope="row">{local(step.name)}</th>
      <NumberCell count={step.processes} onChoose={() => onChoose({ part: 'reached', stepKey })} />
      <NumberCell count={step.again} onChoose={() => onChoose({ part: 'again', stepKey })} />
      <NumberCell count={step.standing} onChoose={() => onChoose({ part: 'standing', stepKey })} />
      <NumberCell
        count={step.givenUp}
        note={share}
        onChoose={() => onChoose({ part: 'given-up', stepKey })}
      />
      <td>
        {duration(time.medianMinutes)}
        {interval === null ? null : <span className={styles.interval}>{interval}</span>}
      </td>
      <td>{duration(time.p90Minutes)}</td>
      <td>{format.number(time.n)}</td>
    </tr>
  );
}

type NumberCellProps = {
  readonly count: number;
  readonly note?: string | null;
  readonly onChoose?: () => void;
};

function NumberCell({ count, note, onChoose }: NumberCellProps) {
  const format = useLocaleFormat();
  const text = format.number(count);
  return (
    <td>
      {onChoose && count > 0 ? (
        <button type="button" className={styles.number} onClick={onChoose}>
          {text}
        </button>
      ) : (
        text
      )}
      {note ? <span className={styles.interval}>{note}</span> : null}
    </td>
  );
}
