import { useCallback } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { Chart, type ChartOption } from './chart.tsx';
import { escapeHtml, plotArea, quietCategoryAxis, quietValueAxis } from './chart-parts.ts';
import type { ChartTheme } from './chart-theme.ts';

export type TrackingPoint = {
  /** Already formatted: a week, a month. */
  readonly label: string;
  readonly actual?: number;
  readonly expected: number;
  readonly low?: number;
  readonly high?: number;
};

export type TrackingPlotProps = {
  readonly name: string;
  readonly summary: string;
  readonly points: readonly TrackingPoint[];
  /** Position of the first point the model had not seen. */
  readonly forecastFrom: number;
  readonly formatValue: (value: number) => string;
  readonly height?: string;
};

type TrackingWords = {
  readonly actual: string;
  readonly expected: string;
  readonly forecastBegins: string;
};

type TooltipItem = { readonly dataIndex: number };

/** Actual against expected through time, with the interval of the forecast and the moment it began. */
export function trackingOption(
  props: Pick<TrackingPlotProps, 'points' | 'forecastFrom' | 'formatValue'>,
  words: TrackingWords,
  theme: ChartTheme,
): ChartOption {
  const { points, forecastFrom, formatValue } = props;
  const band = (series: 'low' | 'width') =>
    points.map((point) => {
      if (point.low === undefined || point.high === undefined) return null;
      return series === 'low' ? point.low : point.high - point.low;
    });
  const still = { emphasis: { disabled: true } };
  const hidden = {
    ...still,
    type: 'line',
    stack: 'interval',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  };
  // Two lines that end close together get their names on opposite sides.
  const last = points.findLast(({ actual }) => actual !== undefined);
  const actualSide = (last?.actual ?? 0) >= (last?.expected ?? 0) ? -1 : 1;
  const ending = (text: string, color: string, side: number) => ({
    show: true,
    formatter: text,
    color,
    fontSize: theme.fontPx,
    distance: 6,
    offset: [0, side * theme.fontPx * 0.7],
  });
  return {
    grid: { ...plotArea(theme), right: theme.fontPx * 5 },
    xAxis: {
      ...quietCategoryAxis(
        theme,
        points.map((point) => point.label),
      ),
      boundaryGap: false,
    },
    yAxis: quietValueAxis(theme, formatValue),
    tooltip: {
      trigger: 'axis',
      axisPointer: { lineStyle: { color: theme.lineStrong } },
      formatter: (items: readonly TooltipItem[]) => {
        const point = points[items[0]?.dataIndex ?? 0];
        if (point === undefined) return '';
        const interval =
          point.low === undefined || point.high === undefined
            ? ''
            : ` (${formatValue(point.low)} – ${formatValue(point.high)})`;
        const actual = point.actual === undefined ? '' : `<br>${words.actual} ${formatValue(point.actual)}`;
        return `<b>${escapeHtml(point.label)}</b>${actual}<br>${words.expected} ${formatValue(point.expected)}${interval}`;
      },
    },
    series: [
      { ...hidden, data: band('low') },
      { ...hidden, data: band('width'), areaStyle: { color: theme.evergreenSoft, opacity: 1 } },
      {
        ...still,
        type: 'line',
        name: words.expected,
        symbol: 'none',
        data: points.map((point) => point.expected),
        lineStyle: { color: theme.evergreen2, width: 2 },
        endLabel: ending(words.expected, theme.evergreen, -actualSide),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: theme.lineStrong, type: [3, 3] },
          label: {
            formatter: words.forecastBegins,
            color: theme.ink3,
            fontSize: theme.fontPx,
            position: 'end',
          },
          data: [{ xAxis: forecastFrom }],
        },
      },
      {
        ...still,
        type: 'line',
        name: words.actual,
        symbol: 'none',
        data: points.map((point) => point.actual ?? null),
        lineStyle: { color: theme.ink, width: 1.5 },
        endLabel: ending(words.actual, theme.ink, actualSide),
      },
    ],
  };
}

/** Whether a forecast held: actual and expected, with the interval, drawn from the same start. */
export function TrackingPlot({
  name,
  summary,
  points,
  forecastFrom,
  formatValue,
  height,
}: TrackingPlotProps) {
  const words = useUiMessages();
  const actual = words('chart.actual');
  const expected = words('chart.expected');
  const forecastBegins = words('chart.forecastBegins');
  const option = useCallback(
    (theme: ChartTheme) =>
      trackingOption({ points, forecastFrom, formatValue }, { actual, expected, forecastBegins }, theme),
    [points, forecastFrom, formatValue, actual, expected, forecastBegins],
  );
  const optional = (value: number | undefined) => (value === undefined ? '' : formatValue(value));
  return (
    <Chart
      name={name}
      summary={summary}
      option={option}
      table={{
        columns: [words('chart.date'), actual, expected, words('chart.low'), words('chart.high')],
        rows: points.map((point) => [
          point.label,
          optional(point.actual),
          formatValue(point.expected),
          optional(point.low),
          optional(point.high),
        ]),
      }}
      {...(height === undefined ? {} : { height })}
    />
  );
}
