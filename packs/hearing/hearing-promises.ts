import type { PromiseDefinitionGiven } from '#pack-kit';
import { words } from './words.ts';

const HOUR = 3600;
/** Nine hours, as the days of most clinics have. */
const WORKING_DAY = 9 * HOUR;
const CNY = 100;

const stepLeft = (stepKey: string) => ({
  event: 'service-process.step-left',
  where: {
    all: [
      { field: 'templateKey', is: 'hearing.fitting' },
      { field: 'stepKey', is: stepKey },
      { field: 'outcome', in: ['completed', 'overridden'] },
    ],
  },
});

const waiting = {
  from: { event: 'service-process.paused' },
  to: { event: 'service-process.resumed' },
};

const givenUp = {
  event: 'service-process.ended',
  where: { field: 'outcome', is: 'cancelled' },
};

/** Ready for wear within ten working days of the choice; waiting for the customer or a doctor stops the clock. */
const fittingInTime: PromiseDefinitionGiven = {
  key: 'hearing.fitting-in-time',
  text: words(
    '选定助听器后十个工作日内为您佩戴调试',
    '選定助聽器後十個工作日內為您佩戴調試',
    'Your hearing aids are fitted within ten working days of choosing them',
  ),
  scope: words(
    '所有在本店选购助听器的客户',
    '所有在本店選購助聽器的客戶',
    'Everybody who chooses hearing aids with us',
  ),
  conditions: words(
    '等待您或医生的时间不计入',
    '等待您或醫師的時間不計入',
    'Time we wait for you or for a doctor does not count',
  ),
  exclusions: [
    {
      key: 'given-up',
      says: words('您决定不购买', '您決定不購買', 'You decide not to buy'),
      when: givenUp,
    },
    {
      key: 'maker',
      says: words(
        '厂家书面通知停产或召回',
        '廠家書面通知停產或召回',
        'The maker has stopped or recalled the model',
      ),
    },
  ],
  measure: {
    kind: 'time',
    from: stepLeft('selection'),
    to: [stepLeft('fitting')],
    within: { seconds: 10 * WORKING_DAY, of: 'working-time' },
    pauses: [waiting],
  },
  match: ['processId'],
  targetShare: 0.95,
  redress: {
    currency: 'CNY',
    amounts: [
      { fromLateDays: 0, amountMinor: 50 * CNY },
      { fromLateDays: 7, amountMinor: 100 * CNY },
    ],
    perLateDayMinor: 10 * CNY,
    capMinor: 300 * CNY,
    payWithinDays: 14,
    latePaymentMinor: 50 * CNY,
  },
  apology: words(
    '很抱歉，您的助听器原定最迟{{due}}佩戴调试，我们没有做到。我们会优先为您安排，并告诉您新的时间。',
    '很抱歉，您的助聽器原定最遲{{due}}佩戴調試，我們沒有做到。我們會優先為您安排，並告訴您新的時間。',
    'We are sorry: your hearing aids were to be fitted by {{due}} and were not. We give you the next place and tell you when.',
  ),
  isPublic: true,
  ownerRole: 'practitioner',
};

/** Whoever has arrived leaves served within ninety minutes. */
const visitOnTime: PromiseDefinitionGiven = {
  key: 'hearing.visit-on-time',
  text: words(
    '到店后九十分钟内完成您的预约服务',
    '到店後九十分鐘內完成您的預約服務',
    'Your appointment is done within ninety minutes of your arrival',
  ),
  scope: words('所有有预约的客户', '所有有預約的客戶', 'Everybody with an appointment'),
  measure: {
    kind: 'time',
    from: { event: 'appointment.attended', where: { field: 'outcome', is: 'arrived' } },
    to: [{ event: 'appointment.attended', where: { field: 'outcome', is: 'done' } }],
    within: { seconds: 90 * 60, of: 'any-time' },
  },
  match: ['appointmentId'],
  targetShare: 0.9,
  redress: {
    currency: 'CNY',
    amounts: [{ fromLateDays: 0, amountMinor: 20 * CNY }],
    capMinor: 20 * CNY,
    payWithinDays: 7,
    automatic: false,
  },
  isPublic: true,
  ownerRole: 'front-desk',
};

/** A complaint is answered by somebody who can decide. */
const complaintAnswered: PromiseDefinitionGiven = {
  key: 'hearing.complaint-answered',
  text: words(
    '您的意见两个工作日内由负责人答复',
    '您的意見兩個工作日內由負責人答覆',
    'Somebody in charge answers your complaint within two working days',
  ),
  measure: {
    kind: 'time',
    to: [
      {
        event: 'call.logged',
        at: 'occurredAt',
        where: {
          all: [
            { field: 'direction', is: 'outbound' },
            { field: 'outcome', is: 'reached' },
          ],
        },
      },
    ],
    within: { seconds: 2 * WORKING_DAY, of: 'working-time' },
  },
  targetShare: 1,
  redress: {
    currency: 'CNY',
    amounts: [{ fromLateDays: 0, amountMinor: 30 * CNY }],
    capMinor: 30 * CNY,
    payWithinDays: 14,
    latePaymentMinor: 20 * CNY,
  },
  isPublic: true,
  ownerRole: 'manager',
};

/** Fitted right the first time: the process does not come back to the fitting within a month. */
const fittedRight: PromiseDefinitionGiven = {
  key: 'hearing.fitted-right',
  text: words(
    '佩戴调试后三十天内无需重新选配',
    '佩戴調試後三十天內無需重新選配',
    'Thirty days after the fitting nothing has to be fitted anew',
  ),
  measure: {
    kind: 'right-first-time',
    from: stepLeft('fitting'),
    again: [stepLeft('fitting')],
    within: { seconds: 30 * 24 * HOUR, of: 'any-time' },
  },
  match: ['processId'],
  targetShare: 0.85,
  ownerRole: 'practitioner',
};

/** Between departments: reception has whoever came examined by the next working day. */
const examinedSoon: PromiseDefinitionGiven = {
  key: 'hearing.examined-soon',
  text: words(
    '接待后一个工作日内完成耳镜检查',
    '接待後一個工作日內完成耳鏡檢查',
    'Otoscopy within one working day of reception',
  ),
  measure: {
    kind: 'time',
    from: stepLeft('reception'),
    to: [stepLeft('otoscopy')],
    within: { seconds: WORKING_DAY, of: 'working-time' },
    pauses: [waiting],
  },
  exclusions: [
    {
      key: 'given-up',
      says: words('客户不再继续', '客戶不再繼續', 'The customer does not go on'),
      when: givenUp,
    },
  ],
  match: ['processId'],
  targetShare: 0.9,
  internal: {
    from: words('验配室', '驗配室', 'Fitting room'),
    to: words('前台', '前檯', 'Front desk'),
  },
  ownerRole: 'practitioner',
};

/** What a hearing clinic promises, until its administrator writes it anew. */
export const hearingPromises: readonly PromiseDefinitionGiven[] = [
  fittingInTime,
  visitOnTime,
  complaintAnswered,
  fittedRight,
  examinedSoon,
];
