import { type BreachLetter, LETTER_PARTS, type LetterPart, type NoticeAudience } from '../contract/index.ts';
import type { PageLanguage } from './preference-page.ts';

export interface LetterFacts {
  businessName: string;
  number: string;
  title: string;
  /** When it was known, in the business's own time and with its zone. */
  knownAt: string;
  today: string;
  affectedPeople: number | null;
  cause: string;
  dataCategories: string;
  possibleHarm: string;
  remedy: string;
  contact: string;
  /** The provision that asks for this letter. */
  source: string;
  audience: NoticeAudience;
}

interface Words {
  subject: Record<NoticeAudience, (number: string) => string>;
  greeting: Record<NoticeAudience, string>;
  opening: Record<NoticeAudience, (facts: LetterFacts) => string>;
  happened: string;
  known: string;
  people: string;
  peopleUnknown: string;
  parts: Record<LetterPart, string>;
  toWrite: string;
  closing: Record<NoticeAudience, string>;
  colon: string;
}

const WORDS: Record<PageLanguage, Words> = {
  'zh-CN': {
    subject: {
      authority: (number) => `个人信息安全事件报告（${number}）`,
      people: () => '关于您个人信息的重要通知',
      media: (number) => `个人信息安全事件公告（${number}）`,
    },
    greeting: { authority: '履行个人信息保护职责的部门：', people: '尊敬的客户：', media: '公告' },
    opening: {
      authority: ({ businessName, source }) => `${businessName}依据 ${source}，就下述事件报告如下。`,
      people: ({ businessName, source }) =>
        `${businessName}依据 ${source} 告知您：发生了一起涉及个人信息的事件，您的信息可能受到影响。我们为此向您致歉。`,
      media: ({ businessName, source }) => `${businessName}依据 ${source} 公告下述事件。`,
    },
    happened: '发生了什么',
    known: '知悉时间',
    people: '涉及人数',
    peopleUnknown: '仍在核实，核实后补充告知',
    parts: {
      cause: '原因',
      dataCategories: '涉及的个人信息种类',
      possibleHarm: '可能造成的危害',
      remedy: '已采取的补救措施和您可以采取的措施',
      contact: '联系方式',
    },
    toWrite: '待填写',
    closing: { authority: '特此报告。', people: '如有疑问，请按上述方式与我们联系。', media: '特此公告。' },
    colon: '：',
  },
  'zh-TW': {
    subject: {
      authority: (number) => `個人資料事故通報（${number}）`,
      people: () => '關於您個人資料的重要通知',
      media: (number) => `個人資料事故公告（${number}）`,
    },
    greeting: { authority: '主管機關 鈞鑒：', people: '親愛的顧客：', media: '公告' },
    opening: {
      authority: ({ businessName, source }) => `${businessName}依 ${source}，就下述事故通報如下。`,
      people: ({ businessName, source }) =>
        `${businessName}依 ${source} 通知您：發生了一起涉及個人資料的事故，您的資料可能受到影響。我們為此向您致歉。`,
      media: ({ businessName, source }) => `${businessName}依 ${source} 公告下述事故。`,
    },
    happened: '發生了什麼',
    known: '知悉時間',
    people: '涉及人數',
    peopleUnknown: '仍在查明，查明後補充通知',
    parts: {
      cause: '原因',
      dataCategories: '涉及的個人資料類別',
      possibleHarm: '可能造成的損害',
      remedy: '已採取的因應措施和您可以採取的措施',
      contact: '諮詢方式',
    },
    toWrite: '待填寫',
    closing: { authority: '謹此通報。', people: '如有疑問，請依上述方式與我們聯絡。', media: '特此公告。' },
    colon: '：',
  },
  en: {
    subject: {
      authority: (number) => `Notification of a personal data breach (${number})`,
      people: () => 'Important: about your personal data',
      media: (number) => `Notice of a personal data breach (${number})`,
    },
    greeting: { authority: 'To the supervisory authority', people: 'Dear customer,', media: 'Public notice' },
    opening: {
      authority: ({ businessName, source }) =>
        `Under ${source}, ${businessName} reports the following incident.`,
      people: ({ businessName, source }) =>
        `Under ${source}, ${businessName} tells you of an incident in which your personal data may have been affected. We are sorry that this happened.`,
      media: ({ businessName, source }) =>
        `Under ${source}, ${businessName} makes the following incident known.`,
    },
    happened: 'What happened',
    known: 'Known to us since',
    people: 'People concerned',
    peopleUnknown: 'not yet known; we will add it as soon as it is',
    parts: {
      cause: 'Cause',
      dataCategories: 'Kinds of personal data',
      possibleHarm: 'Likely consequences',
      remedy: 'What we have done, and what you can do',
      contact: 'Whom to ask',
    },
    toWrite: 'to be written',
    closing: {
      authority: 'We will add further information as it becomes known.',
      people: 'If you have questions, please ask as said above.',
      media: 'Whoever may be concerned can ask as said above.',
    },
    colon: ': ',
  },
};

/** A letter to whom the law wants told, drafted from what the register says; a person reads and sends it. */
export function breachLetter(facts: LetterFacts, language: PageLanguage): BreachLetter {
  const words = WORDS[language];
  const { audience, affectedPeople } = facts;
  const missing = LETTER_PARTS.filter((part) => facts[part].trim() === '');
  const line = (label: string, value: string) => `${label}${words.colon}${value}`;
  const part = (name: LetterPart) =>
    line(words.parts[name], facts[name].trim() === '' ? `[${words.toWrite}]` : facts[name].trim());
  const people = affectedPeople === null ? words.peopleUnknown : String(affectedPeople);
  const paragraphs = [
    words.greeting[audience],
    words.opening[audience](facts),
    line(words.happened, facts.title),
    line(words.known, facts.knownAt),
    // To one person the number of all others says nothing about their own data.
    ...(audience === 'people' ? [] : [line(words.people, people)]),
    ...LETTER_PARTS.map(part),
    words.closing[audience],
    `${facts.businessName}\n${facts.today}`,
  ];
  return { subject: words.subject[audience](facts.number), text: paragraphs.join('\n\n'), missing };
}
