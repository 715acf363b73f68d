import { useCallback } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { Chart, type ChartOption } from './chart.tsx';
import { plotArea, quietValueAxis } from './chart-parts.ts';
import type { ChartTheme } from './chart-theme.ts';

export type WhalePoint = {
  /** Share of all, best first, 0–1. */
  readonly rankShare: number;
  /** Share of the total reached so far; above 1 before those who cost money. */
  readonly cumulativeShare: number;
};

export type WhaleCurveProps = {
  readonly name: string;
  readonly summary: string;
  readonly points: readonly WhalePoint[];
  readonly rankLabel: string;
  readonly shareLabel: string;
  /** Said at the top of the curve: "143 % from the best 38 %". */
  readonly peakLabel?: string;
  readonly height?: string;
};

type Labels = Pick<WhaleCurveProps, 'rankLabel' | 'shareLabel' | 'peakLabel'>;

/** Cumulative share against rank share, best first: where it peaks, and how much the tail gives back. */
export function whaleOption(
  points: readonly WhalePoint[],
  labels: Labels,
  percent: (share: number) => string,
  theme: ChartTheme,
): ChartOption {
  const peak = points.reduce<WhalePoint | undefined>(
    (best, point) => (best === undefined || point.cumulativeShare > best.cumulativeShare ? point : best),
    undefined,
  );
  const peakMark = {
    coord: peak === undefined ? [0, 0] : [peak.rankShare, peak.cumulativeShare],
  };
  return {
    grid: { ...plotArea(theme), top: theme.fontPx * 3 },
    xAxis: {
      ...quietValueAxis(theme, percent),
      min: 0,
      max: 1,
      interval: 0.25,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.line } },
    },
    // Where nobody costs money the curve ends at the whole, and so does the axis.
    yAxis: {
      ...quietValueAxis(theme, percent),
      min: 0,
      interval: 0.5,
      ...((peak?.cumulativeShare ?? 1) <= 1.001 ? { max: 1 } : {}),
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { lineStyle: { color: theme.lineStrong } },
      formatter: (items: readonly { readonly value: readonly [number, number] }[]) => {
        const value = items[0]?.value;
        if (value === undefined) return '';
        return `${labels.rankLabel} ${percent(value[0])}<br><b>${labels.shareLabel} ${percent(value[1])}</b>`;
      },
    },
    series: [
      {
        type: 'line',
        symbol: 'none',
        data: points.map((point) => [point.rankShare, point.cumulativeShare]),
        lineStyle: { color: theme.evergreen2, width: 2.2 },
        areaStyle: { color: theme.evergreenSoft, opacity: 0.5 },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.lineStrong, type: [3, 3] },
          data: [{ yAxis: 1 }],
        },
      },
      {
        type: 'scatter',
        symbolSize: 8,
        silent: true,
        data: peak === undefined ? [] : [peakMark.coord],
        itemStyle: { color: theme.paper, borderColor: theme.evergreen2, borderWidth: 2 },
        label: {
          show: labels.peakLabel !== undefined,
          formatter: labels.peakLabel ?? '',
          position: 'top',
          color: theme.ink,
          fontSize: theme.fontPx,
        },
      },
    ],
  };
}

/** The whale curve: how much the best bring and how much the last give back. */
export function WhaleCurve(props: WhaleCurveProps) {
  const { name, summary, points, rankLabel, shareLabel, peakLabel, height } = props;
  const format = useLocaleFormat();
  const option = useCallback(
    (theme: ChartTheme) =>
      whaleOption(
        points,
        { rankLabel, shareLabel, ...(peakLabel === undefined ? {} : { peakLabel }) },
        (share) => format.percent(share),
        theme,
      ),
    [points, rankLabel, shareLabel, peakLabel, format],
  );
  return (
    <Chart
      name={name}
      summary={summary}
      option={option}
      table={{
        columns: [rankLabel, shareLabel],
        rows: points.map((point) => [
          format.percent(point.rankShare, 1),
          format.percent(point.cumulativeShare, 1),
        ]),
      }}
      {...(height === undefined ? {} : { height })}
    />
  );
}
