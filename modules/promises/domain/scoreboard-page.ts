import { inLanguage } from '#form-kit';
import type { PromiseDefinition } from '#pack-kit';
import type { PromiseFigure } from '../contract/index.ts';

export const PAGE_LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

const WORDS = {
  'zh-CN': {
    title: '我们的承诺',
    lead: '这是我们对每一位客户的承诺，以及过去十二个月的履行情况。数字由系统根据实际发生的事情自动计算。',
    target: '目标',
    kept: '已履行',
    n: '次数',
    within: '时限',
    working: '个工作小时',
    workingDays: '个工作日',
    hours: '小时',
    days: '天',
    minutes: '分钟',
    between: '95% 区间',
    notEnough: '数据不足',
    needs: '至少需要 {{enough}} 次，现有 {{n}} 次',
    none: '目前没有公开的承诺。',
    redress: '未履行时，最多补偿 {{amount}}，无需申请',
    conditions: '条件',
    exclusions: '除外情形',
    period: '统计期间：{{from}} 至 {{until}}',
    how: '如何计算：履行率 = 按时履行 ÷（按时履行 + 未履行）。事先与客户另约日期的、因除外情形免责的和撤回的不计入。区间为威尔逊 95% 区间。工作日按每天九小时计。',
  },
  'zh-TW': {
    title: '我們的承諾',
    lead: '這是我們對每一位客戶的承諾，以及過去十二個月的履行情況。數字由系統根據實際發生的事情自動計算。',
    target: '目標',
    kept: '已履行',
    n: '次數',
    within: '時限',
    working: '個工作小時',
    workingDays: '個工作日',
    hours: '小時',
    days: '天',
    minutes: '分鐘',
    between: '95% 區間',
    notEnough: '資料不足',
    needs: '至少需要 {{enough}} 次，現有 {{n}} 次',
    none: '目前沒有公開的承諾。',
    redress: '未履行時，最多補償 {{amount}}，無需申請',
    conditions: '條件',
    exclusions: '除外情形',
    period: '統計期間：{{from}} 至 {{until}}',
    how: '如何計算：履行率 = 按時履行 ÷（按時履行 + 未履行）。事先與客戶另約日期的、因除外情形免責的和撤回的不計入。區間為威爾遜 95% 區間。工作日按每天九小時計。',
  },
  en: {
    title: 'Our promises',
    lead: 'This is what we promise every customer, and how well we kept it in the last twelve months. The numbers are worked out from what actually happened.',
    target: 'Target',
    kept: 'Kept',
    n: 'Times',
    within: 'Within',
    working: 'working hours',
    workingDays: 'working days',
    hours: 'hours',
    days: 'days',
    minutes: 'minutes',
    between: '95% interval',
    notEnough: 'Not enough data',
    needs: 'needs at least {{enough}}, there are {{n}}',
    none: 'There are no public promises yet.',
    redress: 'If we break it you are paid, up to {{amount}}, without asking',
    conditions: 'Conditions',
    exclusions: 'Does not hold when',
    period: 'Period: {{from}} to {{until}}',
    how: 'How it is counted: kept ÷ (kept + broken). Promises for which a new day was agreed beforehand, those excused by an exclusion and those withdrawn are left out. The interval is Wilson’s at 95%. A working day counts as nine hours.',
  },
} as const;

const NAMES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;

/** The language of the page: the one asked for, else the business's first. */
export function pageLanguage(wish: string | undefined): PageLanguage {
  const found = PAGE_LANGUAGES.find((one) => one.toLowerCase() === wish?.toLowerCase());
  if (found) return found;
  return wish?.startsWith('en') ? 'en' : 'zh-CN';
}

export interface ScoreboardView {
  businessName: string;
  promises: readonly { definition: PromiseDefinition; figure: PromiseFigure; redress: string | null }[];
  fromOn: string;
  untilOn: string;
}

/** The page everybody may read. It needs no script and prints on A4. */
export function scoreboardPage(language: PageLanguage, view: ScoreboardView): string {
  const words = WORDS[language];
  const rows = view.promises.map((one) => promiseSection(language, one)).join('');
  const body = `<h1>${words.title}</h1>
    <p class="business">${escapeHtml(view.businessName)}</p>
    <p>${words.lead}</p>
    ${rows === '' ? `<p class="none">${words.none}</p>` : rows}
    <p class="small">${fill(words.period, { from: view.fromOn, until: view.untilOn })}</p>
    <p class="small">${words.how}</p>
    ${languageLinks(language)}`;
  return page(language, words.title, body);
}

function promiseSection(
  language: PageLanguage,
  { definition, figure, redress }: ScoreboardView['promises'][number],
): string {
  const words = WORDS[language];
  const percent = (share: number) =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const { rate } = figure;
  const result = rate
    ? `<dd><strong class="${rate.share >= figure.targetShare ? 'good' : 'poor'}">${percent(rate.share)}</strong>
        <span class="small">${words.between} ${percent(rate.low)}–${percent(rate.high)}</span></dd>`
    : `<dd>${words.notEnough} <span class="small">${fill(words.needs, { enough: String(figure.enough), n: String(figure.n) })}</span></dd>`;
  const fact = (name: string, text: string) => `<p class="small"><b>${name}</b> ${escapeHtml(text)}</p>`;
  const exclusions = definition.exclusions.map(({ says }) => inLanguage(says, language)).join(' · ');
  return `<section>
      <h2>${escapeHtml(inLanguage(definition.text, language))}</h2>
      ${definition.scope ? `<p>${escapeHtml(inLanguage(definition.scope, language))}</p>` : ''}
      <dl>
        <div><dt>${words.target}</dt><dd>${percent(figure.targetShare)}</dd></div>
        <div><dt>${words.within}</dt><dd>${limitText(language, figure)}</dd></div>
        <div><dt>${words.kept}</dt>${result}</div>
        <div><dt>${words.n}</dt><dd>${figure.n}</dd></div>
      </dl>
      ${definition.conditions ? fact(words.conditions, inLanguage(definition.conditions, language)) : ''}
      ${exclusions ? fact(words.exclusions, exclusions) : ''}
      ${redress ? `<p class="small">${escapeHtml(fill(words.redress, { amount: redress }))}</p>` : ''}
    </section>`;
}

const HOUR = 3600;
const WORKING_DAY = 9 * HOUR;
const DAY = 24 * HOUR;

/** A working day counts as nine hours here; the clock itself runs by the hours of each branch. */
function limitText(language: PageLanguage, { limitSeconds, limitOf }: PromiseFigure): string {
  const words = WORDS[language];
  if (limitSeconds === null) return '–';
  const inWork = limitOf === 'working-time';
  const day = inWork ? WORKING_DAY : DAY;
  const say = (n: number, unit: string) =>
    `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(n)} ${unit}`;
  if (limitSeconds >= day && limitSeconds % day === 0) {
    return say(limitSeconds / day, inWork ? words.workingDays : words.days);
  }
  if (limitSeconds < HOUR) return say(limitSeconds / 60, words.minutes);
  return say(limitSeconds / HOUR, inWork ? words.working : words.hours);
}

function languageLinks(current: PageLanguage): string {
  const links = PAGE_LANGUAGES.map((one) =>
    one === current
      ? `<span aria-current="true" lang="${one}">${NAMES[one]}</span>`
      : `<a href="?language=${one}" lang="${one}" hreflang="${one}">${NAMES[one]}</a>`,
  );
  return `<nav aria-label="Language / 语言">${links.join(' ')}</nav>`;
}

function page(language: PageLanguage, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, Inter, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0; background: #f6f6f3; color: #1c211e; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
p { margin: 0 0 .75rem; }
.business { margin: 0 0 1rem; color: #4c544f; }
section { margin: 0 0 1rem; padding: 1rem; border: 1px solid #b9c0bb; border-radius: 6px; background: #fff; break-inside: avoid; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: .5rem 0; }
dl div { min-width: 0; }
dt { font-size: .875rem; color: #4c544f; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
.good { color: #174734; } .poor { color: #9a3412; }
.small { color: #4c544f; font-size: .875rem; margin: 0 0 .35rem; }
nav { display: flex; gap: 1rem; flex-wrap: wrap; margin-top: 1rem; }
nav a, nav span { min-height: 48px; display: inline-flex; align-items: center; }
a { color: #1f5f46; }
:focus-visible { outline: 3px solid #2f6fd0; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { background: #151a17; color: #e9ece9; }
  section { background: #1d2420; border-color: #4c544f; }
  .business, .small, dt { color: #b5bdb8; }
  a { color: #8fd0b3; } .good { color: #8fd0b3; } .poor { color: #f4b183; }
}
@media print { body { background: #fff; color: #000; } nav { display: none; } main { padding: 0; max-width: none; } }
</style></head>
<body><main>
    ${body}
</main></body></html>
`;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
