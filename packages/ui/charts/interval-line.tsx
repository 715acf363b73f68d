import { type PointerEvent, useState } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './charts.module.css';
import { DescribedPicture } from './described-picture.tsx';
import { bandPath, extent, linearScale, linePath, nearestIndex, type Point } from './scale.ts';
import { useWidth } from './use-width.ts';

export type KnownPoint = { readonly at: string; readonly value: number };
export type ForecastPoint = KnownPoint & { readonly low: number; readonly high: number };

export type IntervalLineProps = {
  readonly name: string;
  readonly summary: string;
  /** What happened, oldest first. */
  readonly past: readonly KnownPoint[];
  /** What is expected after the last known point, with its interval. */
  readonly forecast: readonly ForecastPoint[];
  readonly formatValue: (value: number) => string;
  readonly height?: number;
};

const margin = { top: 26, bottom: 18, side: 4 };

/** A cumulative value: what happened as a line, what is expected as a dashed line in its interval, parted by today. */
export function IntervalLine(props: IntervalLineProps) {
  const { name, summary, past, forecast, formatValue, height = 112 } = props;
  const words = useUiMessages();
  const format = useLocaleFormat();
  const { ref, width } = useWidth();
  const [pointed, setPointed] = useState<number>();

  const all: readonly (KnownPoint & Partial<ForecastPoint>)[] = [...past, ...forecast];
  const times = all.map((point) => Date.parse(point.at));
  const x = linearScale(extent(times, [0, 1]), [margin.side, width - margin.side]);
  const values = all.flatMap((point) => [point.value, point.low ?? point.value, point.high ?? point.value]);
  const y = linearScale(extent([0, ...values], [0, 1]), [height - margin.bottom, margin.top]);
  const at = (point: KnownPoint, value = point.value): Point => [x(Date.parse(point.at)), y(value)];
  const last = past.at(-1);
  const joined = last === undefined ? [] : [{ ...last, low: last.value, high: last.value }];
  const future = [...joined, ...forecast];
  const todayX = last === undefined ? undefined : at(last)[0];
  const shown = pointed === undefined ? undefined : all[pointed];

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    setPointed(
      nearestIndex(
        times.map((time) => x(time)),
        event.clientX - left,
      ),
    );
  };
  const readout = (point: KnownPoint & Partial<ForecastPoint>) =>
    `${format.monthYear(point.at)}  ${formatValue(point.value)}${
      point.low === undefined || point.high === undefined
        ? ''
        : `  (${formatValue(point.low)} – ${formatValue(point.high)})`
    }`;
  const table = {
    columns: [words('chart.date'), words('chart.value'), words('chart.low'), words('chart.high')],
    rows: all.map((point) => [
      format.monthYear(point.at),
      formatValue(point.value),
      point.low === undefined ? '' : formatValue(point.low),
      point.high === undefined ? '' : formatValue(point.high),
    ]),
  };

  return (
    <DescribedPicture
      name={name}
      summary={summary}
      table={table}
      aside={shown === undefined ? undefined : readout(shown)}
    >
      <div ref={ref}>
        <svg
          width={width}
          height={height}
          className={styles.svg}
          aria-hidden
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPointed(undefined)}
        >
          <path d={`M0 ${height - margin.bottom}H${width}`} className={styles.axis} />
          <path
            d={bandPath(
              future.map((point) => at(point, point.high)),
              future.map((point) => at(point, point.low)),
            )}
            className={styles.band}
          />
          <path d={linePath(past.map((point) => at(point)))} className={styles.past} />
          <path d={linePath(future.map((point) => at(point)))} className={styles.expected} />
          {todayX === undefined ? null : (
            <>
              <path d={`M${todayX} 10V${height - margin.bottom}`} className={styles.todayLine} />
              {shown === undefined ? (
                <text x={todayX + 4} y={17} className={styles.small}>
                  {words('chart.today')}
                </text>
              ) : null}
            </>
          )}
          {all[0] === undefined ? null : (
            <text x={margin.side} y={height - 4} className={styles.small}>
              {format.dayKey(all[0].at).slice(0, 4)}
            </text>
          )}
          {all.length < 2 ? null : (
            <text x={width - margin.side} y={height - 4} textAnchor="end" className={styles.small}>
              {format.dayKey(all.at(-1)?.at ?? '').slice(0, 4)}
            </text>
          )}
          {shown === undefined ? null : (
            <>
              <path
                d={`M${at(shown)[0]} ${margin.top}V${height - margin.bottom}`}
                className={styles.cursor}
              />
              <circle cx={at(shown)[0]} cy={at(shown)[1]} r={3.2} className={styles.cursorDot} />
            </>
          )}
        </svg>
      </div>
    </DescribedPicture>
  );
}
