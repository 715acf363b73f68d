import { useCallback } from 'react';
import {
  Card,
  Figure,
  HeatGrid,
  Histogram,
  HowBadge,
  NotEnoughData,
  PageHeader,
  Sparkline,
  TrackingPlot,
  useLocaleFormat,
  WhaleCurve,
} from '#ui';
import styles from './catalogue.module.css';

const trackingPoints = Array.from({ length: 52 }, (_, week) => {
  const expected = 60 * week ** 0.92;
  const wobble = Math.sin(week * 1.7) * 22 + Math.cos(week * 0.45) * 34;
  const width = week < 26 ? undefined : (week - 26) * 7;
  return {
    label: `W${week + 1}`,
    expected,
    actual: Math.max(0, expected + wobble),
    ...(width === undefined ? {} : { low: expected - width, high: expected + width * 1.2 }),
  };
});
const whale = Array.from({ length: 41 }, (_, step) => {
  const rankShare = step / 40;
  return {
    rankShare,
    cumulativeShare:
      1.43 * (1 - (1 - Math.min(1, rankShare / 0.38)) ** 2.4) - Math.max(0, rankShare - 0.38) ** 2 * 1.12,
  };
});
const bins = [4, 18, 46, 71, 64, 42, 25, 14, 8, 5, 3, 1].map((count, position) => ({
  from: position * 4000,
  to: (position + 1) * 4000,
  count,
}));
const recencies = ['this month', '1–3 m', '3–12 m', '1–2 y', 'over 2 y'];
const frequencies = ['10 +', '5 – 9', '2 – 4', 'once'];
const cells = frequencies.flatMap((row, rowIndex) =>
  recencies.map((column, columnIndex) => ({
    row,
    column,
    value: Math.max(0, 0.31 - rowIndex * 0.08 - columnIndex * 0.065),
  })),
);

export function ChartsPage() {
  const format = useLocaleFormat();
  const yuan = useCallback((value: number) => format.money(value * 100, 'CNY', { compact: true }), [format]);
  const count = useCallback((value: number) => format.number(value, { maximumFractionDigits: 0 }), [format]);
  const share = useCallback((value: number) => format.percent(value), [format]);
  return (
    <>
      <PageHeader
        title="Value"
        summary="1,982 customers · 6 years to 21 Nov 2026 · run 214, last night 02:14"
      />
      <div className={styles.tiles}>
        <Card
          title="Customer equity"
          aside={
            <HowBadge of="Customer equity" definition="Sum of expected values." n="1,982" period="6 years" />
          }
        >
          <Figure value="¥14.8M" interval="12.9 – 17.1M" note="10 %/year" />
        </Card>
        <Card title="Still active">
          <Figure value="1,204" interval="1,171 – 1,238 of 1,982" />
        </Card>
        <Card title="Drifting, top fifth">
          <Figure value="37" tone="amber" interval="¥1.1M at risk" />
          <Sparkline
            values={[12, 14, 13, 18, 22, 21, 28, 33, 37]}
            label="Drifting, last nine months, now 37"
            tone="amber"
          />
        </Card>
        <Card title="Cost to serve">
          <NotEnoughData have={12} need={30} />
        </Card>
      </div>
      <div className={styles.wide}>
        <Card title="Did the last forecast hold?" aside="repeat purchases, cumulative; fitted to week 26">
          <TrackingPlot
            name="Tracking plot"
            summary="Actual followed the forecast within its interval to week 52"
            points={trackingPoints}
            forecastFrom={26}
            formatValue={count}
          />
        </Card>
        <Card title="Who brings the value" aside="after cost to serve">
          <WhaleCurve
            name="Whale curve"
            summary="143 % of profit comes from the best 38 %"
            points={whale}
            rankLabel="Customers"
            shareLabel="Profit"
            peakLabel="143 % from the best 38 %"
          />
        </Card>
        <Card title="Value distribution">
          <Histogram
            name="Value distribution"
            summary="Most lie between ¥8,000 and ¥24,000"
            bins={bins}
            formatValue={yuan}
          />
        </Card>
        <Card title="Recency × frequency" aside="share of expected value">
          <HeatGrid
            name="Recency by frequency"
            summary="31 % of expected value is with frequent, recent customers"
            rows={frequencies}
            columns={recencies}
            cells={cells}
            formatValue={share}
            labelFrom={0.05}
          />
        </Card>
      </div>
    </>
  );
}
