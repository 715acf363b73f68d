import type { Condition } from '#form-kit';
import type { CalendarOffset, FollowUpRuleGiven } from '#pack-kit';
import { visitSurvey } from './forms/visit-survey.ts';
import { hearingFitting } from './hearing-fitting.ts';
import { words } from './words.ts';

const fitted = {
  on: 'process-step-left',
  templateKey: hearingFitting.key,
  stepKey: 'fitting',
} as const;
const quietHours = [
  { from: '12:00', to: '14:00' },
  { from: '20:00', to: '09:00' },
];
const escalation = { role: 'manager', afterOverdueDays: 7 };

type Call = Pick<FollowUpRuleGiven, 'name' | 'script'> & Partial<FollowUpRuleGiven>;

/** A contact so long after the fitting, by telephone, to see how the client does with the hearing aids. */
function afterFitting(key: string, offset: CalendarOffset, call: Call): FollowUpRuleGiven {
  return {
    key: `hearing.${key}`,
    version: 1,
    trigger: fitted,
    offset,
    channels: ['phone', 'messenger'],
    quietHours,
    roles: ['service-clerk', 'practitioner'],
    escalation,
    purpose: 'service',
    ...call,
  };
}

const warrantyEnds = [
  { days: 60, name: words('保修到期前60天', '保固到期前60天', 'Warranty ends in 60 days') },
  { days: 30, name: words('保修到期前30天', '保固到期前30天', 'Warranty ends in 30 days') },
  { days: 7, name: words('保修到期前7天', '保固到期前7天', 'Warranty ends in 7 days') },
];

const agreedDays = (range: { atLeast: number; atMost: number }): Condition => ({
  all: [
    { field: 'selection.trialDays', atLeast: range.atLeast },
    { field: 'selection.trialDays', atMost: range.atMost },
  ],
});

/** A trial to decide before it runs out; as soon as the client keeps or returns the aids, nothing is left to do. */
function trialToDecide(key: string, agreed: { atLeast: number; atMost: number }, dueAfterDays: number) {
  return afterFitting(
    key,
    { n: dueAfterDays, unit: 'd' },
    {
      name: words('试戴期将满，请决定', '試戴期將滿，請決定', 'Trial ends soon: decide'),
      when: agreedDays(agreed),
      until: { field: 'follow-up.trialDecision', in: ['keeps', 'returns'] },
      decision: { heading: words('试戴待决定', '試戴待決定', 'Trials to decide'), stepKey: 'follow-up' },
      channels: ['visit', 'phone'],
      script: words(
        '{{name}}{{since}}开始试戴。问清是留下还是退回，当场记下。',
        '{{name}}{{since}}開始試戴。問清是留下還是退回，當場記下。',
        '{{name}} has tried the aids since {{since}}. Ask whether they keep or return them, and record it at once.',
      ),
    },
  );
}

/** Nobody is forgotten, and those the business would miss most are asked more often (S0-2). */
const stayInTouch = (
  key: string,
  days: number,
  rule: Pick<FollowUpRuleGiven, 'name' | 'only' | 'startsOn'>,
): FollowUpRuleGiven => ({
  key: `hearing.${key}`,
  version: 1,
  trigger: { on: 'last-contact' },
  offset: { n: days, unit: 'd' },
  repeat: { n: days, unit: 'd' },
  channels: ['phone', 'messenger'],
  quietHours,
  roles: ['relationship-manager', 'service-clerk'],
  escalation,
  purpose: 'service',
  script: words(
    '上次联系{{name}}是{{since}}。问问近况，有没有什么我们能做得更好。',
    '上次聯繫{{name}}是{{since}}。問問近況，有沒有什麼我們能做得更好。',
    'The last contact with {{name}} was on {{since}}. Ask how they are, and what we could do better.',
  ),
  ...rule,
});

/** When clients of a hearing clinic hear from it: after the fitting, while they wear, and when it is time for the next aids. */
export const hearingFollowUps: readonly FollowUpRuleGiven[] = [
  afterFitting(
    'day-2',
    { n: 2, unit: 'd' },
    {
      name: words('佩戴后第2天电话', '配戴後第2天電話', 'Call on day 2'),
      script: words(
        '{{name}}，您好，助听器{{since}}开始佩戴。戴得舒服吗？有没有啸叫？自己会戴上取下、换电池吗？',
        '{{name}}，您好，助聽器{{since}}開始配戴。戴得舒服嗎？有沒有嘯叫？自己會戴上取下、換電池嗎？',
        'You have worn your hearing aids since {{since}}, {{name}}. Are they comfortable? Do they whistle? Can you put them in and change the battery?',
      ),
      // Two days later is two days later: the first days decide whether the aids are worn.
      onClosedDay: 'none',
    },
  ),
  afterFitting(
    'day-7',
    { n: 7, unit: 'd' },
    {
      name: words('第7天复诊', '第7天回診', 'Visit on day 7'),
      channels: ['visit', 'phone'],
      script: words(
        '约{{name}}来店：查看耳道与耳模，听一听在家和在外面的感受，需要时微调。',
        '約{{name}}來店：查看耳道與耳模，聽一聽在家和在外面的感受，需要時微調。',
        'Ask {{name}} to come in: look at the ears, hear how it goes at home and outside, adjust where needed.',
      ),
    },
  ),
  afterFitting(
    'day-14',
    { n: 14, unit: 'd' },
    {
      name: words('第14天复诊', '第14天回診', 'Visit on day 14'),
      channels: ['visit', 'phone'],
      script: words(
        '约{{name}}来店：一天戴几小时？哪些场合还听不清？做第二次微调。',
        '約{{name}}來店：一天戴幾小時？哪些場合還聽不清？做第二次微調。',
        'Ask {{name}} to come in: how many hours a day? Where is it still hard to hear? Adjust a second time.',
      ),
    },
  ),
  afterFitting(
    'week-6',
    { n: 6, unit: 'w' },
    {
      name: words('6周回顾', '6週回顧', 'Review at six weeks'),
      channels: ['visit', 'phone'],
      script: words(
        '约{{name}}做6周回顾：对照当初最想听清的场合，逐条看做到了多少。',
        '約{{name}}做6週回顧：對照當初最想聽清的場合，逐條看做到了多少。',
        'Review with {{name}} what they most wanted to hear, one by one, and how far it came true.',
      ),
    },
  ),
  afterFitting(
    'month-3',
    { n: 3, unit: 'm' },
    {
      name: words('3个月随访', '3個月追蹤', 'Three months'),
      script: words(
        '{{name}}，戴助听器三个月了。请对方按 IOI-HA 七个问题回答，有困难就约来店。',
        '{{name}}，戴助聽器三個月了。請對方按 IOI-HA 七個問題回答，有困難就約來店。',
        'Three months with hearing aids: ask {{name}} the seven questions of the IOI-HA; book a visit where something is hard.',
      ),
    },
  ),
  afterFitting(
    'month-6',
    { n: 6, unit: 'm' },
    {
      name: words('6个月随访', '6個月追蹤', 'Six months'),
      script: words(
        '{{name}}，半年了。听得怎样？请来店做专业清洁，检查导声管和防耵聍网。',
        '{{name}}，半年了。聽得怎樣？請來店做專業清潔，檢查導聲管和防耵聹網。',
        'Half a year: how is it going, {{name}}? Invite them for professional cleaning and a check of tubes and filters.',
      ),
    },
  ),
  afterFitting(
    'unhappy-visit',
    { n: 1, unit: 'd' },
    {
      name: words('客户不满意或没听明白', '客戶不滿意或沒聽明白', 'Unhappy, or not all was clear'),
      when: {
        any: [
          { field: `${visitSurvey.key}.satisfied`, in: ['little', 'not'] },
          { field: `${visitSurvey.key}.understood`, in: ['some', 'none'] },
        ],
      },
      roles: ['manager', 'practitioner'],
      escalation: { role: 'manager', afterOverdueDays: 2 },
      script: words(
        '{{name}}{{since}}佩戴后的回答不太好。先道歉，问清哪里没做好，再讲一遍没听明白的。',
        '{{name}}{{since}}配戴後的回答不太好。先道歉，問清哪裡沒做好，再講一遍沒聽明白的。',
        '{{name}} was not happy after the fitting on {{since}}, or not all was clear. Apologise, ask what went wrong, and explain again.',
      ),
    },
  ),
  trialToDecide('short-trial', { atLeast: 1, atMost: 29 }, 5),
  trialToDecide('trial', { atLeast: 30, atMost: 90 }, 23),
  afterFitting(
    'month-12',
    { n: 12, unit: 'm' },
    {
      name: words('12个月复测听力', '12個月複測聽力', 'Twelve months, with a new audiogram'),
      channels: ['visit', 'phone'],
      repeat: { n: 12, unit: 'm' },
      script: words(
        '约{{name}}来店复测听力（上次验配{{since}}），看助听器是否还合适。',
        '約{{name}}來店複測聽力（上次驗配{{since}}），看助聽器是否還合適。',
        'Ask {{name}} in for a new audiogram (fitted {{since}}), to see whether the aids still suit.',
      ),
    },
  ),
  afterFitting(
    'month-48',
    { n: 48, unit: 'm' },
    {
      name: words('换机谈话', '換機談話', 'Talk about replacement'),
      purpose: 'marketing',
      roles: ['practitioner', 'relationship-manager'],
      script: words(
        '{{name}}的助听器{{since}}验配，已四年。先看现在的还能不能调好；不能，再谈换机。',
        '{{name}}的助聽器{{since}}驗配，已四年。先看現在的還能不能調好；不能，再談換機。',
        "{{name}}'s aids were fitted {{since}}, four years ago. See first whether they can still be adjusted; only then speak of new ones.",
      ),
    },
  ),
  {
    key: 'hearing.appointment-tomorrow',
    version: 1,
    name: words('提醒明天的预约', '提醒明天的預約', 'Remind of the appointment tomorrow'),
    trigger: { on: 'appointment-booked' },
    offset: { n: -1, unit: 'd' },
    onClosedDay: 'back',
    channels: ['phone', 'messenger', 'sms'],
    quietHours,
    maxAttempts: 2,
    roles: ['front-desk', 'service-clerk'],
    purpose: 'service',
    script: words(
      '{{name}}，您好，提醒您{{since}}的预约，请带上助听器和旧电池。',
      '{{name}}，您好，提醒您{{since}}的預約，請帶上助聽器和舊電池。',
      'Remind {{name}} of the appointment on {{since}}; please bring the hearing aids.',
    ),
  },
  {
    key: 'hearing.missed-appointment',
    version: 1,
    name: words('爽约后再约', '爽約後再約', 'Book again after a missed appointment'),
    trigger: { on: 'appointment-missed' },
    offset: { n: 1, unit: 'd' },
    channels: ['phone'],
    quietHours,
    roles: ['front-desk', 'service-clerk'],
    escalation,
    purpose: 'service',
    script: words(
      '{{name}}{{since}}没有来。问问是否一切都好，再约一个时间。',
      '{{name}}{{since}}沒有來。問問是否一切都好，再約一個時間。',
      '{{name}} did not come on {{since}}. Ask whether all is well and book another time.',
    ),
  },
  ...warrantyEnds.map(
    ({ days, name }): FollowUpRuleGiven => ({
      key: `hearing.warranty-${days}`,
      version: 1,
      name,
      trigger: { on: 'asset-warranty-end' },
      offset: { n: -days, unit: 'd' },
      onClosedDay: 'back',
      channels: ['phone', 'messenger', 'letter'],
      quietHours,
      roles: ['service-clerk'],
      purpose: 'service',
      script: words(
        '{{name}}的保修到{{since}}为止。请来店做一次免费检查，有毛病趁保修期内修好。',
        '{{name}}的保固到{{since}}為止。請來店做一次免費檢查，有毛病趁保固期內修好。',
        'The warranty of {{name}} ends on {{since}}. Invite them for a free check, so that whatever is wrong is mended while it is covered.',
      ),
      // Once is enough unless the business wants more.
      startsOn: days === 30,
    }),
  ),
  {
    key: 'hearing.birthday',
    version: 1,
    name: words('生日问候', '生日問候', 'Birthday'),
    trigger: { on: 'birthday' },
    offset: { n: 12, unit: 'm' },
    repeat: { n: 12, unit: 'm' },
    onClosedDay: 'none',
    channels: ['phone', 'messenger', 'letter'],
    quietHours,
    maxAttempts: 1,
    roles: ['service-clerk', 'relationship-manager'],
    purpose: 'marketing',
    script: words('祝{{name}}生日快乐。', '祝{{name}}生日快樂。', 'Wish {{name}} a happy birthday.'),
    startsOn: false,
  },
  {
    key: 'hearing.half-year-silence',
    version: 1,
    name: words('半年未联系', '半年未聯繫', 'Half a year without contact'),
    trigger: { on: 'last-contact' },
    offset: { n: 6, unit: 'm' },
    channels: ['phone', 'messenger'],
    quietHours,
    roles: ['service-clerk', 'relationship-manager'],
    purpose: 'service',
    only: { fromAgeYears: 65 },
    script: words(
      '上次联系{{name}}是{{since}}。问问近况，戴得怎样，电池够不够。',
      '上次聯繫{{name}}是{{since}}。問問近況，戴得怎樣，電池夠不夠。',
      'The last contact with {{name}} was on {{since}}. Ask how they are, how the aids do, whether batteries last.',
    ),
    startsOn: false,
  },
  stayInTouch('key-accounts', 30, {
    name: words('重点客户每30天', '重點客戶每30天', 'Key accounts every 30 days'),
    only: { tiers: ['key-account'] },
  }),
  stayInTouch('top-by-value', 90, {
    name: words('价值前20%每90天', '價值前20%每90天', 'Top fifth by value every 90 days'),
    only: { tiers: ['top'] },
    startsOn: false,
  }),
  stayInTouch('all-others', 180, {
    name: words('其他客户每180天', '其他客戶每180天', 'All others every 180 days'),
    only: { tiers: ['middle', 'rest', 'unvalued'] },
    startsOn: false,
  }),
];
