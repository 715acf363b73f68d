import type { Condition } from '#form-kit';
import type { ProcessTemplateGiven } from '#pack-kit';
import { words } from './words.ts';

type Notices = NonNullable<ProcessTemplateGiven['steps'][number]['notices']>;

const yes = (field: string): Condition => ({ field, is: true });

/** Warning signs of the history and the test: any of them keeps selection closed until it is cleared or waived. */
export const flagged: Condition[] = [
  ...['suddenLoss', 'drainage', 'dizziness', 'pain', 'facialSign'].map((key) => yes(`history.${key}`)),
  yes('otoscopy.deformity'),
  yes('hearing-test.airBoneGap'),
];
/** A doctor cleared the fitting, or the customer waived the visit in writing. */
export const isCleared: Condition = { field: 'history.clearance', answered: true };

const WAX_PERCENT = 50;

/** Nothing lies in the canal that an impression would meet. */
export const isEarClear: Condition = {
  not: {
    any: [
      yes('otoscopy.discharge'),
      yes('otoscopy.foreignBody'),
      { field: 'otoscopy.wax', atLeast: WAX_PERCENT },
    ],
  },
};

const uncleared = (...conditions: Condition[]): Condition => ({ all: [...conditions, { not: isCleared }] });
const isSudden: Condition = {
  all: [yes('history.suddenLoss'), { not: { field: 'history.lossCourse', is: 'rapid' } }],
};

/** How soon a doctor is needed, by NICE NG98 for sudden and rapid loss; the others before anything is fitted. */
export const historyNotices: Notices = [
  {
    key: 'sudden-loss',
    when: uncleared(isSudden, { field: 'history.suddenLossDaysAgo', atMost: 30 }),
    says: words(
      '突发性听力下降（30天内）：24小时内转耳鼻喉科或急诊',
      '突發性聽力下降（30天內）：24小時內轉耳鼻喉科或急診',
      'Sudden loss within 30 days: ear, nose and throat or emergency within 24 hours',
    ),
    urgency: 'urgent',
    wait: 'doctor',
  },
  {
    key: 'facial-sign',
    when: uncleared(yes('history.facialSign')),
    says: words(
      '单侧听力下降伴面部麻木或歪斜：24小时内就医',
      '單側聽力下降伴面部麻木或歪斜：24小時內就醫',
      'One-sided loss with facial numbness or droop: a doctor within 24 hours',
    ),
    urgency: 'urgent',
    wait: 'doctor',
  },
  {
    key: 'sudden-loss-earlier',
    when: uncleared(isSudden, { field: 'history.suddenLossDaysAgo', atLeast: 31 }),
    says: words(
      '突发性听力下降（30天以前）：两周内转诊',
      '突發性聽力下降（30天以前）：兩週內轉診',
      'Sudden loss more than 30 days ago: refer within two weeks',
    ),
    urgency: 'soon',
    wait: 'doctor',
  },
  {
    key: 'rapid-loss',
    when: uncleared({ field: 'history.lossCourse', is: 'rapid' }),
    says: words(
      '听力迅速下降（4至90天）：两周内转诊',
      '聽力迅速下降（4至90天）：兩週內轉診',
      'Rapid worsening over 4 to 90 days: refer within two weeks',
    ),
    urgency: 'soon',
    wait: 'doctor',
  },
  {
    key: 'before-fitting',
    when: uncleared({ any: ['drainage', 'dizziness', 'pain'].map((key) => yes(`history.${key}`)) }),
    says: words(
      '耳流脓、眩晕或耳痛：选配前须由医生看过，或由客户书面放弃',
      '耳流膿、眩暈或耳痛：選配前須由醫師看過，或由客戶書面放棄',
      'Drainage, dizziness or pain: a doctor before selection, or a waiver in writing',
    ),
    urgency: 'note',
    wait: 'doctor',
  },
];

export const otoscopyNotices: Notices = [
  {
    key: 'perforation',
    when: yes('otoscopy.perforation'),
    says: words(
      '鼓膜穿孔：转诊，不可取耳样',
      '鼓膜穿孔：轉診，不可取耳樣',
      'Perforated drum: refer, and take no impression',
    ),
    urgency: 'soon',
    wait: 'doctor',
  },
  {
    key: 'deformity',
    when: uncleared(yes('otoscopy.deformity')),
    says: words(
      '耳部畸形：选配前须由医生看过，或由客户书面放弃（在病史中填写）',
      '耳部畸形：選配前須由醫師看過，或由客戶書面放棄（在病史中填寫）',
      'Deformity of the ear: a doctor before selection, or a waiver in writing (entered with the history)',
    ),
    urgency: 'note',
    wait: 'doctor',
  },
  {
    key: 'ear-not-clear',
    when: { not: isEarClear },
    says: words(
      '耵聍、异物或分泌物：先处理再取耳样',
      '耵聹、異物或分泌物：先處理再取耳樣',
      'Wax, foreign body or discharge: to be dealt with before an impression',
    ),
    urgency: 'note',
    wait: 'doctor',
  },
];

export const fittingNotices: Notices = [
  {
    key: 'not-verified',
    when: { not: { field: 'fitting.verified', answered: true } },
    says: words(
      '还没有验证：做真耳测试或助听听阈，或写明为何不能做',
      '還沒有驗證：做真耳測試或助聽聽閾，或寫明為何不能做',
      'Not verified yet: measure in the ear or aided thresholds, or say why it is not possible',
    ),
    urgency: 'note',
  },
];

export const hearingTestNotices: Notices = [
  {
    key: 'air-bone-gap',
    when: uncleared(yes('hearing-test.airBoneGap')),
    says: words(
      '气骨导差达 15 dB：选配前须由医生看过，或由客户书面放弃（在病史中填写）',
      '氣骨導差達 15 dB：選配前須由醫師看過，或由客戶書面放棄（在病史中填寫）',
      'Air–bone gap of 15 dB: a doctor before selection, or a waiver in writing (entered with the history)',
    ),
    urgency: 'note',
    wait: 'doctor',
  },
];
