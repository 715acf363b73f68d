const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
type ScreenLanguage = (typeof LANGUAGES)[number];

const WORDS: Record<
  ScreenLanguage,
  Record<'called' | 'nobody' | 'desk' | 'waiting' | 'none' | 'more', string>
> = {
  'zh-CN': {
    called: '请到柜台',
    nobody: '请稍候，尚未叫号',
    desk: '柜台',
    waiting: '等候中',
    none: '无人等候',
    more: '另有 {{count}} 位',
  },
  'zh-TW': {
    called: '請到櫃檯',
    nobody: '請稍候，尚未叫號',
    desk: '櫃檯',
    waiting: '等候中',
    none: '無人等候',
    more: '另有 {{count}} 位',
  },
  en: {
    called: 'Please come',
    nobody: 'Nobody is called yet',
    desk: 'Desk',
    waiting: 'Waiting',
    none: 'Nobody is waiting',
    more: 'and {{count}} more',
  },
};

/** The language of the screen: the one its address asks for, else simplified Chinese. */
export function waitingRoomLanguage(wish: string | undefined): ScreenLanguage {
  const found = LANGUAGES.find((one) => one.toLowerCase() === wish?.toLowerCase());
  return found ?? (wish?.startsWith('en') ? 'en' : 'zh-CN');
}

export interface WaitingRoomView {
  title: string;
  /** Called last first. */
  called: readonly { number: number; desk: string | null }[];
  waiting: readonly number[];
  /** `HH:MM` as the wall of the branch shows it. */
  time: string;
}

const SHOWN_CALLED = 4;
const SHOWN_WAITING = 12;
const REFRESH_SECONDS = 8;

/**
 * The page a screen on the wall shows: it asks for itself again by itself. Its script keeps the numbers where a server does
 * not answer; without scripts the browser loads the page anew.
 */
export function waitingRoomPage(language: ScreenLanguage, view: WaitingRoomView): string {
  const words = WORDS[language];
  const called = view.called
    .slice(0, SHOWN_CALLED)
    .map(
      ({ number, desk }) =>
        `<li><strong>${number}</strong><span>${words.desk} ${escapeHtml(desk ?? '')}</span></li>`,
    )
    .join('');
  const waiting = view.waiting.slice(0, SHOWN_WAITING);
  const more = view.waiting.length - waiting.length;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<script type="module" src="/waiting-room.js"></script>
<noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>
<title>${words.waiting} · ${escapeHtml(view.title)}</title>
<style>${STYLE}</style></head>
<body>
<header><h1>${escapeHtml(view.title)}</h1><p>${view.time}</p></header>
<main aria-live="polite">
<section aria-labelledby="called"><h2 id="called">${words.called}</h2>
${called === '' ? `<p class="quiet">${words.nobody}</p>` : `<ul class="called">${called}</ul>`}</section>
<section aria-labelledby="waiting"><h2 id="waiting">${words.waiting}</h2>
${
  waiting.length === 0
    ? `<p class="quiet">${words.none}</p>`
    : `<ul class="waiting">${waiting.map((number) => `<li>${number}</li>`).join('')}</ul>`
}
${more > 0 ? `<p class="quiet">${words.more.replace('{{count}}', String(more))}</p>` : ''}</section>
</main>
</body></html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 20px/1.4 Inter, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0; min-height: 100vh; background: #f6f6f3; color: #1c211e; }
header { display: flex; justify-content: space-between; gap: 1rem; padding: 1rem 4vw; border-bottom: 1px solid #b9c0bb; }
h1, header p { margin: 0; font-size: 1.25rem; font-weight: 600; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 2rem; padding: 2rem 4vw; }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; color: #4c544f; font-weight: 500; }
ul { margin: 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
.called li { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding: .25rem 0; border-bottom: 1px solid #b9c0bb; font-size: 1.5rem; }
.called strong { font-size: clamp(3rem, 12vw, 8rem); line-height: 1.1; color: #174734; }
.called li + li strong { font-size: clamp(2rem, 6vw, 4rem); }
.waiting { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; font-size: 2rem; }
.quiet { color: #4c544f; margin: .75rem 0 0; }
@media (prefers-color-scheme: dark) {
  body { background: #151a17; color: #e9ece9; }
  header, .called li { border-color: #4c544f; }
  h2, .quiet { color: #b5bdb8; }
  .called strong { color: #8fd0b3; }
}`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
