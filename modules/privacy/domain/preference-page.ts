import { CHANNELS, type Channel, CONTACT_PURPOSES, type ContactPurpose } from '../contract/index.ts';

export const PAGE_LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export interface PreferenceView {
  businessName: string;
  /** Which boxes are ticked. */
  allows(purpose: ContactPurpose, channel: Channel): boolean;
  /** What one agrees to, in the words that are in force. */
  textOf(purpose: ContactPurpose, language: PageLanguage): string;
  /** The privacy notice in force, once there is one. */
  noticeOf(language: PageLanguage): string | undefined;
  channels: readonly Channel[];
  expiresOn: string;
  saved: boolean;
}

const WORDS = {
  'zh-CN': {
    title: '我的联系偏好',
    lead: '请选择我们可以怎样与您联系。您可以随时更改。',
    save: '保存',
    saved: '已保存。',
    all: '不再接收任何消息和调查',
    notice: '我们怎样处理您的个人信息',
    until: '此链接的有效期至',
    gone: '此链接已失效',
    goneText: '链接已过期或不正确。请向我们索取新的链接。',
    phone: '电话',
    sms: '短信',
    messenger: '微信等即时消息',
    email: '电子邮件',
    post: '信件',
  },
  'zh-TW': {
    title: '我的聯絡偏好',
    lead: '請選擇我們可以怎樣與您聯絡。您可以隨時更改。',
    save: '儲存',
    saved: '已儲存。',
    all: '不再接收任何訊息和調查',
    notice: '我們怎樣處理您的個人資料',
    until: '此連結的有效期至',
    gone: '此連結已失效',
    goneText: '連結已過期或不正確。請向我們索取新的連結。',
    phone: '電話',
    sms: '簡訊',
    messenger: 'LINE 等即時訊息',
    email: '電子郵件',
    post: '信件',
  },
  en: {
    title: 'How we may contact you',
    lead: 'Choose how we may contact you. You can change this at any time.',
    save: 'Save',
    saved: 'Saved.',
    all: 'No more news and surveys at all',
    notice: 'How we handle your personal data',
    until: 'This link works until',
    gone: 'This link no longer works',
    goneText: 'It has expired or is not complete. Ask us for a new one.',
    phone: 'Telephone',
    sms: 'Text message',
    messenger: 'Messenger',
    email: 'E-mail',
    post: 'Letter',
  },
} as const;

/** The language of the page: asked for, else the customer's, else the business's first. */
export function pageLanguage(...wishes: readonly (string | null | undefined)[]): PageLanguage {
  for (const wish of wishes) {
    const found = PAGE_LANGUAGES.find((one) => one.toLowerCase() === wish?.toLowerCase());
    if (found) return found;
    if (wish?.startsWith('en')) return 'en';
    if (wish === 'yue' || wish?.startsWith('zh')) return 'zh-CN';
  }
  return 'zh-CN';
}

/** Name of a box on the page. */
export function boxName(purpose: ContactPurpose, channel: Channel): string {
  return `${purpose}.${channel}`;
}

/** The page of preferences. It needs no script; one form, one fieldset a purpose. */
export function preferencePage(language: PageLanguage, view: PreferenceView): string {
  const words = WORDS[language];
  const group = (purpose: ContactPurpose) => `
    <fieldset><legend>${escapeHtml(view.textOf(purpose, language))}</legend>${view.channels
      .map(
        (channel) => `
      <label><input type="checkbox" name="${boxName(purpose, channel)}"${
        view.allows(purpose, channel) ? ' checked' : ''
      }> ${words[channel]}</label>`,
      )
      .join('')}
    </fieldset>`;
  return page(
    language,
    words.title,
    `<h1>${words.title}</h1>
    <p class="business">${escapeHtml(view.businessName)}</p>
    ${noticeOf(view, language)}
    ${view.saved ? `<p class="saved" role="status">${words.saved}</p>` : ''}
    <p>${words.lead}</p>
    <form method="post">
      <input type="hidden" name="language" value="${language}">${CONTACT_PURPOSES.map(group).join('')}
      <p><button type="submit" name="choice" value="save">${words.save}</button>
      <button type="submit" name="choice" value="none" class="quiet">${words.all}</button></p>
    </form>
    <p class="small">${words.until} <time datetime="${view.expiresOn}">${view.expiresOn}</time></p>
    ${languageLinks(language)}`,
  );
}

function noticeOf(view: PreferenceView, language: PageLanguage): string {
  const notice = view.noticeOf(language);
  if (notice === undefined) return '';
  const lines = notice.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<details><summary>${WORDS[language].notice}</summary>${lines.join('')}</details>`;
}

/** What a link that is wrong or too old shows. */
export function deadLinkPage(language: PageLanguage): string {
  const words = WORDS[language];
  return page(
    language,
    words.gone,
    `<h1>${words.gone}</h1><p>${words.goneText}</p>${languageLinks(language)}`,
  );
}

/** Channels in the order of the page. */
export const PAGE_CHANNELS = CHANNELS;

const NAMES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;

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
<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, Inter, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0; background: #f6f6f3; color: #1c211e; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0; }
.business { margin: 0 0 1rem; color: #4c544f; }
fieldset { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid #b9c0bb; border-radius: 6px; background: #fff; }
legend { float: left; width: 100%; padding: 0 0 .25rem; font-weight: 600; }
legend + label { clear: both; }
label { display: flex; gap: .75rem; align-items: center; min-height: 48px; }
input[type=checkbox] { width: 24px; height: 24px; accent-color: #1f5f46; flex: none; }
button { min-height: 48px; padding: 0 1.25rem; border: 1px solid #1f5f46; border-radius: 6px; background: #1f5f46; color: #fff; font: inherit; font-weight: 600; margin: 0 .5rem .5rem 0; }
button.quiet { background: none; color: #1f5f46; }
:focus-visible { outline: 3px solid #2f6fd0; outline-offset: 2px; }
.saved { padding: .75rem 1rem; border-radius: 6px; background: #e2efe8; color: #174734; font-weight: 600; }
.small { color: #4c544f; font-size: .875rem; }
nav { display: flex; gap: 1rem; flex-wrap: wrap; }
nav a, nav span { min-height: 48px; display: inline-flex; align-items: center; }
a { color: #1f5f46; }
@media (prefers-color-scheme: dark) {
  body { background: #151a17; color: #e9ece9; }
  fieldset { background: #1d2420; border-color: #4c544f; }
  .business, .small { color: #b5bdb8; }
  a, button.quiet { color: #8fd0b3; } button.quiet { border-color: #8fd0b3; }
  .saved { background: #1f3b30; color: #cfeadd; }
}
</style></head>
<body><main>
    ${body}
</main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
