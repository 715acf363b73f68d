import { inLanguage, type LocalText } from '#form-kit';

/** Said when a promise has no words of its own for it. */
const USUAL_APOLOGY: LocalText = {
  'zh-CN':
    '很抱歉，我们答应您“{{promise}}”，最迟应在{{due}}做到，却没有做到。这是我们的责任，我们会马上处理。',
  'zh-TW':
    '很抱歉，我們答應您「{{promise}}」，最遲應在{{due}}做到，卻沒有做到。這是我們的責任，我們會馬上處理。',
  en: 'We are sorry. We promised you “{{promise}}” by {{due}} and did not keep it. That is our fault, and we are putting it right now.',
};

const REDRESS: LocalText = {
  'zh-CN': '我们将在{{day}}之前付给您{{amount}}作为补偿，您无需申请。',
  'zh-TW': '我們將在{{day}}之前付給您{{amount}}作為補償，您無需申請。',
  en: 'We will pay you {{amount}} by {{day}}; you need not ask for it.',
};

/** The language we speak with a customer. */
export function spokenLanguage(language: string | null): 'zh-CN' | 'zh-TW' | 'en' {
  if (language === 'zh-TW' || language === 'zh-HK') return 'zh-TW';
  return language?.startsWith('en') ? 'en' : 'zh-CN';
}

/** What we say to a customer whose promise broke. */
export function apologyText(given: {
  template: LocalText | undefined;
  promise: string;
  dueAt: string;
  timeZone: string;
  language: 'zh-CN' | 'zh-TW' | 'en';
}): string {
  const due = new Intl.DateTimeFormat(given.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: given.timeZone,
  }).format(Date.parse(given.dueAt));
  return fill(inLanguage(given.template ?? USUAL_APOLOGY, given.language), { promise: given.promise, due });
}

/** What we say of the amount a customer is paid. */
export function redressText(given: {
  amount: string;
  payByOn: string;
  language: 'zh-CN' | 'zh-TW' | 'en';
}): string {
  const day = new Intl.DateTimeFormat(given.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(given.payByOn),
  );
  return fill(inLanguage(REDRESS, given.language), { amount: given.amount, day });
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
