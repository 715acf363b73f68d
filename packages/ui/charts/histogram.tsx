import { useCallback } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { Chart, type ChartOption } from './chart.tsx';
import { plotArea, quietCategoryAxis, quietValueAxis } from './chart-parts.ts';
import type { ChartTheme } from './chart-theme.ts';

export type HistogramBin = { readonly from: number; readonly to: number; readonly count: number };

export type HistogramProps = {
  readonly name: string;
  readonly summary: string;
  readonly bins: readonly HistogramBin[];
  readonly formatValue: (value: number) => string;
  readonly height?: string;
};

/** Counts in bins that touch each other. */
export function histogramOption(
  bins: readonly HistogramBin[],
  formatValue: (value: number) => string,
  formatCount: (count: number) => string,
  theme: ChartTheme,
): ChartOption {
  return {
    grid: plotArea(theme),
    xAxis: quietCategoryAxis(
      theme,
      bins.map((bin) => formatValue(bin.from)),
    ),
    yAxis: { ...quietValueAxis(theme, formatCount), minInterval: 1 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.line2 } },
      formatter: (items: readonly { readonly dataIndex: number }[]) => {
        const bin = bins[items[0]?.dataIndex ?? 0];
        return bin === undefined
          ? ''
          : `${formatValue(bin.from)} – ${formatValue(bin.to)}<br><b>${formatCount(bin.count)}</b>`;
      },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '6%',
        data: bins.map((bin) => bin.count),
        itemStyle: { color: theme.evergreen2, borderRadius: [2, 2, 0, 0] },
      },
    ],
  };
}

/** A distribution in bins. */
export function Histogram({ name, summary, bins, formatValue, height }: HistogramProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const option = useCallback(
    (theme: ChartTheme) => histogramOption(bins, formatValue, (count) => format.number(count), theme),
    [bins, formatValue, format],
  );
  return (
    <Chart
      name={name}
      summary={summary}
      option={option}
      table={{
        columns: [words('chart.value'), words('chart.upTo'), words('chart.count')],
        rows: bins.map((bin) => [formatValue(bin.from), formatValue(bin.to), format.number(bin.count)]),
      }}
      {...(height === undefined ? {} : { height })}
    />
  );
}
