import { type PointerEvent, useState } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './charts.module.css';
import { DescribedPicture } from './described-picture.tsx';
import { bandPath, extent, linearScale, linePath, nearestIndex, type Point } from './scale.ts';
import { useWidth } from './use-width.ts';

export type ProbabilityPoint = {
  readonly at: string;
  readonly probability: number;
  readonly low?: number;
  readonly high?: number;
};

export type ProbabilityOverTimeProps = {
  readonly name: string;
  readonly summary: string;
  readonly points: readonly ProbabilityPoint[];
  /** Instants marked on the time line, such as purchases. */
  readonly marksAt: readonly string[];
  readonly height?: number;
};

const margin = { top: 26, bottom: 34, left: 34, right: 4 };

/** A probability between 0 and 1 through time, with the events that moved it marked below. */
export function ProbabilityOverTime({
  name,
  summary,
  points,
  marksAt,
  height = 140,
}: ProbabilityOverTimeProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const { ref, width } = useWidth();
  const [pointed, setPointed] = useState<number>();
  const times = [...points.map((point) => point.at), ...marksAt].map((at) => Date.parse(at));
  const x = linearScale(extent(times, [0, 1]), [margin.left, width - margin.right]);
  const y = linearScale([0, 1], [height - margin.bottom, margin.top]);
  const place = (at: string, probability: number): Point => [x(Date.parse(at)), y(probability)];
  const banded = points.filter((point) => point.low !== undefined && point.high !== undefined);
  const first = points[0];
  const last = points.at(-1);
  const shown = pointed === undefined ? undefined : points[pointed];
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    setPointed(
      nearestIndex(
        points.map((point) => x(Date.parse(point.at))),
        event.clientX - left,
      ),
    );
  };
  return (
    <DescribedPicture
      name={name}
      summary={summary}
      table={{
        columns: [words('chart.date'), words('chart.probability')],
        rows: points.map((point) => [format.date(point.at), format.percent(point.probability)]),
      }}
      aside={
        shown === undefined ? undefined : `${format.date(shown.at)}  ${format.percent(shown.probability)}`
      }
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
          {[0, 0.5, 1].map((level) => (
            <g key={level}>
              <path d={`M${margin.left} ${y(level)}H${width - margin.right}`} className={styles.grid} />
              <text x={margin.left - 6} y={y(level) + 4} textAnchor="end" className={styles.small}>
                {format.percent(level)}
              </text>
            </g>
          ))}
          <path
            d={bandPath(
              banded.map((point) => place(point.at, point.high ?? 0)),
              banded.map((point) => place(point.at, point.low ?? 0)),
            )}
            className={styles.band}
          />
          <path
            d={linePath(points.map((point) => place(point.at, point.probability)))}
            className={styles.line}
          />
          {marksAt.map((at) => (
            <circle
              key={at}
              cx={x(Date.parse(at))}
              cy={height - margin.bottom + 9}
              r={2.6}
              className={styles.dot}
            />
          ))}
          {first === undefined || last === undefined ? null : (
            <>
              <text x={margin.left} y={height - 4} className={styles.small}>
                {format.monthYear(first.at)}
              </text>
              <text x={width - margin.right} y={height - 4} textAnchor="end" className={styles.small}>
                {format.monthYear(last.at)}
              </text>
            </>
          )}
          {shown === undefined ? null : (
            <circle
              cx={place(shown.at, shown.probability)[0]}
              cy={place(shown.at, shown.probability)[1]}
              r={3.2}
              className={styles.cursorDot}
            />
          )}
        </svg>
      </div>
    </DescribedPicture>
  );
}
