import type { ServiceMetric } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import type { MetricGroup, ProcessTemplate, ShownMetric, WorkKind } from '../contract/index.ts';
import {
  countCovered,
  countHolders,
  countRepairs,
  listFileParts,
  listRepurchases,
} from '../data/goods-metric-queries.ts';
import {
  countDone,
  countProcessShare,
  countSurveyShare,
  countVisitShare,
  listDaysBetween,
  listMeasured,
  listTurnarounds,
  type MetricPeriod,
  type ShareCounts,
  type TurnaroundRow,
} from '../data/metric-queries.ts';
import {
  curveFigure,
  type MetricFigure,
  meanFigure,
  NEED,
  rateFigure,
  shareFigure,
  timeFigure,
} from '../domain/metric-figure.ts';
import { kindOf } from './show-process.ts';
import { type Templates, templatesInUse } from './templates.ts';

export interface MetricsAsked {
  fromOn: string;
  untilOn: string;
  branchId?: string | undefined;
}

type Read = MetricPeriod & MetricsAsked & { today: string; templates: ReadonlyMap<string, ProcessTemplate> };
type Told = MetricFigure &
  Pick<ShownMetric, 'unit' | 'counts' | 'interval' | 'need'> &
  Partial<Pick<ShownMetric, 'hits' | 'leftOut' | 'asOf' | 'groups'>>;

/** The numbers that packs define, of a period and of customers in reach. */
export async function showMetrics(
  ctx: ActionContext,
  given: { metrics: readonly ServiceMetric[]; templates: Templates },
  asked: MetricsAsked,
) {
  const { timeZone } = ctx.settings;
  const read: Read = {
    ...asked,
    fromAt: startOfDay(asked.fromOn, timeZone),
    untilAt: startOfDay(addDays(asked.untilOn, 1), timeZone),
    today: ctx.clock.today(timeZone),
    templates: await templatesInUse(ctx, given.templates),
  };
  const metrics: ShownMetric[] = [];
  // One after the other: a page of numbers must not take every connection there is.
  for (const { key, name, definition, better, source } of given.metrics) {
    const told = await readMetric(ctx, read, source);
    metrics.push({
      key,
      name,
      definition,
      kind: kindOfSource(read, source),
      better: better ?? null,
      hits: null,
      leftOut: 0,
      asOf: 'period',
      groups: [],
      ...told,
    });
  }
  return { fromOn: asked.fromOn, untilOn: asked.untilOn, metrics };
}

/** A number is of one process, and a process of one kind in all its versions. */
function kindOfSource({ templates }: Read, source: ServiceMetric['source']): WorkKind | null {
  const template = 'template' in source ? templates.get(source.template) : undefined;
  return template ? kindOf(template) : null;
}

const ofShare = ({ n, hits, left_out }: ShareCounts, counts: ShownMetric['counts']): Told => ({
  ...shareFigure(hits, n),
  unit: 'share',
  counts,
  interval: 'wilson',
  need: NEED.share,
  hits,
  leftOut: left_out,
});

async function readMetric(ctx: ActionContext, read: Read, source: ServiceMetric['source']): Promise<Told> {
  switch (source.of) {
    case 'processes':
      return ofShare(await countProcessShare(ctx, read, source), 'processes');
    case 'visits':
      return ofShare(
        await countVisitShare(ctx, read, source),
        source.each === 'visit' ? 'visits' : 'processes',
      );
    case 'surveys':
      return ofShare(await countSurveyShare(ctx, read, source), 'answers');
    case 'days':
      return {
        ...timeFigure(await listDaysBetween(ctx, read, source)),
        unit: 'days',
        counts: 'processes',
        interval: 'order-statistics',
        need: NEED.time,
      };
    case 'turnaround':
      return turnaround(await listTurnarounds(ctx, read, source), reasonWords(read, source));
    case 'measurements':
      return measured(await listMeasured(ctx, read, source.kind), source.read);
    case 'files':
      return fileParts(await listFileParts(ctx, read, source), source.kinds.length);
    default:
      return readGoods(ctx, read, source);
  }
}

type GoodsSource = Extract<
  ServiceMetric['source'],
  { of: 'repairs' | 'cover' | 'repurchase' | 'per-holder' }
>;

async function readGoods(ctx: ActionContext, read: Read, source: GoodsSource): Promise<Told> {
  const { category } = source;
  switch (source.of) {
    case 'repairs': {
      const { repairs, years } = await countRepairs(ctx, untilToday(read), category);
      return { ...rateFigure(repairs, years), ...PER_HUNDRED, counts: 'years', hits: repairs };
    }
    case 'per-holder': {
      const hits = await countDone(ctx, read, source);
      const holders = await countHolders(ctx, read, category);
      return { ...rateFigure(hits, holders), ...PER_HUNDRED, counts: 'customers', hits };
    }
    case 'cover': {
      const { today } = read;
      return { ...ofShare(await countCovered(ctx, read, { category, today }), 'things'), asOf: 'today' };
    }
    case 'repurchase': {
      const { apartDays, within } = source;
      const waited = await listRepurchases(ctx, read, { category, apartDays, today: read.today });
      return {
        ...curveFigure(waited, within),
        unit: within === null ? 'months' : 'share',
        counts: 'purchases',
        interval: 'kaplan-meier',
        need: NEED.curve,
        hits: waited.reduce((sum, { happened, times }) => sum + (happened ? times : 0), 0),
        asOf: 'today',
      };
    }
  }
}

/** Nothing has been with customers on days to come. */
const untilToday = (read: Read): Read => ({
  ...read,
  untilOn: read.untilOn < read.today ? read.untilOn : read.today,
});

const PER_HUNDRED = { unit: 'per-hundred', interval: 'byar', need: NEED.years } as const;

/** A share where what was read is true or false, else a mean. */
function measured(
  rows: readonly { body: unknown; times: number }[],
  readBody: (body: unknown) => number | boolean | undefined,
): Told {
  const values = rows.flatMap(({ body, times }) => {
    const value = readBody(body);
    return value === undefined ? [] : Array.from({ length: times }, () => value);
  });
  const yes = values.filter((value) => value === true).length;
  const no = values.filter((value) => value === false).length;
  if (yes + no > 0) return ofShare({ n: yes + no, hits: yes, left_out: 0 }, 'customers');
  const numbers = values.filter((value) => typeof value === 'number');
  return {
    ...meanFigure(numbers),
    unit: 'mean',
    counts: 'customers',
    interval: 'student',
    need: NEED.mean,
  };
}

/** Telephone, day of birth, consent and a thing, besides measurements. */
const OTHER_PARTS = 4;

function fileParts(rows: readonly { filled: number; times: number }[], kinds: number): Told {
  const shares = rows.flatMap(({ filled, times }) =>
    Array.from({ length: times }, () => filled / (kinds + OTHER_PARTS)),
  );
  return { ...meanFigure(shares), unit: 'share', counts: 'customers', interval: 'student', need: NEED.mean };
}

type ReasonWords = (reason: string) => MetricGroup['reasons'][number]['reason'];

function turnaround(rows: readonly TurnaroundRow[], wordsOf: ReasonWords): Told {
  const all = rows.flatMap(({ days }) => days ?? []).sort((a, b) => a - b);
  return {
    ...timeFigure(all),
    unit: 'working-days',
    counts: 'orders',
    interval: 'order-statistics',
    need: NEED.time,
    groups: rows.map(({ name, orders, remakes, days, reasons }) => ({
      ...timeFigure(days ?? []),
      name,
      orders,
      remakes,
      reasons: reasons.map(({ reason, count }) => ({ reason: wordsOf(reason), count })),
    })),
  };
}

/** Reasons in the words of the form that asks for them; what older forms left to the writer is told as written. */
function reasonWords(
  { templates }: Read,
  source: Extract<ServiceMetric['source'], { of: 'turnaround' }>,
): ReasonWords {
  const step = templates.get(source.template)?.steps.find(({ key }) => key === source.from.step);
  const answer = step?.form?.fields.find(({ key }) => key === source.reason)?.answer;
  const options = answer?.kind === 'choice' ? answer.options : [];
  return (reason) =>
    options.find(({ value }) => value === reason)?.label ?? { 'zh-CN': reason, 'zh-TW': reason, en: reason };
}
