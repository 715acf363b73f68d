import { useCallback } from 'react';
import { Chart, type ChartOption } from './chart.tsx';
import { escapeHtml } from './chart-parts.ts';
import type { ChartTheme } from './chart-theme.ts';

export type HeatCell = {
  readonly row: string;
  readonly column: string;
  readonly value: number;
};

export type HeatGridProps = {
  readonly name: string;
  readonly summary: string;
  /** From top to bottom. */
  readonly rows: readonly string[];
  /** From left to right. */
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly formatValue: (value: number) => string;
  /** Cells below this are left without a number. */
  readonly labelFrom?: number;
  readonly height?: string;
};

/** Cells shaded by value, numbers written where they matter. */
export function heatOption(
  props: Pick<HeatGridProps, 'rows' | 'columns' | 'cells' | 'formatValue' | 'labelFrom'>,
  theme: ChartTheme,
): ChartOption {
  const { rows, columns, cells, formatValue, labelFrom = 0 } = props;
  const most = Math.max(...cells.map((cell) => cell.value), Number.MIN_VALUE);
  const axis = (names: readonly string[]) => ({
    type: 'category',
    data: names,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: theme.ink3, fontSize: theme.fontPx },
  });
  return {
    grid: { left: 4, right: 4, top: theme.fontPx * 2, bottom: 4, containLabel: true },
    xAxis: axis(columns),
    yAxis: { ...axis(rows), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      inRange: {
        color: [theme.line2, theme.evergreenLine, theme.fill],
      },
    },
    tooltip: {
      trigger: 'item',
      formatter: (item: { readonly dataIndex: number }) => {
        const cell = cells[item.dataIndex];
        return cell === undefined
          ? ''
          : `${escapeHtml(cell.row)} · ${escapeHtml(cell.column)}<br><b>${formatValue(cell.value)}</b>`;
      },
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: theme.paper, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: theme.ink } },
        label: {
          show: true,
          fontSize: theme.fontPx,
          formatter: (item: { readonly dataIndex: number }) => {
            const value = cells[item.dataIndex]?.value ?? 0;
            return value < labelFrom ? '' : formatValue(value);
          },
        },
        data: cells.map((cell) => ({
          value: [columns.indexOf(cell.column), rows.indexOf(cell.row), cell.value],
          label: { color: cell.value > most * 0.84 ? theme.onFill : theme.ink },
        })),
      },
    ],
  };
}

/** A table of shaded cells, such as recency against frequency or cohorts against months. */
export function HeatGrid(props: HeatGridProps) {
  const { name, summary, rows, columns, cells, formatValue, labelFrom, height } = props;
  const option = useCallback(
    (theme: ChartTheme) =>
      heatOption(
        { rows, columns, cells, formatValue, ...(labelFrom === undefined ? {} : { labelFrom }) },
        theme,
      ),
    [rows, columns, cells, formatValue, labelFrom],
  );
  const valueAt = (row: string, column: string) => {
    const cell = cells.find((each) => each.row === row && each.column === column);
    return cell === undefined ? '' : formatValue(cell.value);
  };
  return (
    <Chart
      name={name}
      summary={summary}
      option={option}
      table={{
        columns: ['', ...columns],
        rows: rows.map((row) => [row, ...columns.map((column) => valueAt(row, column))]),
      }}
      {...(height === undefined ? {} : { height })}
    />
  );
}
