import type { ServiceMetric, StepDone } from '#pack-kit';
import { AUDIOGRAM_KIND } from './audiometry/audiogram.ts';
import { followUpSurvey, visitSurvey } from './forms/visit-survey.ts';
import { cosi } from './questionnaires/cosi-form.ts';
import { ioiHa, ioiHaScoreOf } from './questionnaires/ioi-ha-form.ts';
import { words } from './words.ts';

const template = 'hearing.fitting';
const category = 'hearing-aid';

const fitted: StepDone = { step: 'fitting' };
const ordered = (choice: string): StepDone => ({ step: 'selection', where: [{ at: 'choice', is: choice }] });

const scoreOf = (body: unknown) => {
  const record = ioiHa.read(body);
  return record && ioiHaScoreOf(record.answers);
};

/** What a hearing clinic keeps its eye on: whether tests become fittings, fittings work, and customers stay. */
export const hearingMetrics: readonly ServiceMetric[] = [
  {
    key: 'test-to-fit',
    name: words('检测到验配', '檢測到驗配', 'Test to fitting'),
    definition: words(
      '期内首次完成听力检测的验配流程中，后来完成佩戴调试的比例；检测后 90 天内尚在途中的不计',
      '期內首次完成聽力檢測的驗配流程中，後來完成佩戴調試的比例；檢測後 90 天內尚在途中的不計',
      'Of fittings whose first hearing test was in the period, those in which aids were fitted since; those still on the way within 90 days of the test are left out',
    ),
    source: {
      of: 'processes',
      template,
      first: { step: 'hearing-test' },
      counted: fitted,
      decidedAfterDays: 90,
    },
    better: 'more',
  },
  {
    key: 'binaural',
    name: words('双耳验配', '雙耳驗配', 'Both ears fitted'),
    definition: words(
      '期内佩戴调试中，两耳都登记了序列号的比例；每个流程取最后一次',
      '期內佩戴調試中，兩耳都登記了序號的比例；每個流程取最後一次',
      'Of fittings in the period, those with a serial number for both ears; the latest of each process',
    ),
    source: {
      of: 'visits',
      template,
      among: fitted,
      counted: [
        { at: 'serial.R', given: true },
        { at: 'serial.L', given: true },
      ],
      each: 'process',
    },
  },
  {
    key: 'trial-returns',
    name: words('试戴退回', '試戴退回', 'Returned in trial'),
    definition: words(
      '期内首次佩戴且约定试戴的流程中，试戴期内退回的比例；未决定的不计',
      '期內首次佩戴且約定試戴的流程中，試戴期內退回的比例；未決定的不計',
      'Of first fittings in the period with a trial agreed, those returned within it; undecided ones are left out',
    ),
    source: {
      of: 'processes',
      template,
      first: fitted,
      also: [{ step: 'selection', where: [{ at: 'trialDays', atLeast: 1 }] }],
      counted: { step: 'follow-up', where: [{ at: 'trialDecision', is: 'returns' }] },
      decided: { step: 'follow-up', where: [{ at: 'trialDecision', is: 'keeps' }] },
    },
    better: 'less',
  },
  ...(['instant', 'mould'] as const).map(
    (choice): ServiceMetric => ({
      key: `order-to-fit-${choice}`,
      name:
        choice === 'instant'
          ? words('选定到佩戴（耳塞）', '選定到佩戴（耳塞）', 'Order to fitting, domes')
          : words('选定到佩戴（耳模）', '選定到佩戴（耳模）', 'Order to fitting, ear moulds'),
      definition: words(
        '期内首次佩戴调试的流程，从最后一次选定到佩戴的日历天数',
        '期內首次佩戴調試的流程，從最後一次選定到佩戴的日曆天數',
        'Of first fittings in the period: calendar days since the latest choice before it',
      ),
      source: { of: 'days', template, from: ordered(choice), to: fitted },
      better: 'less',
    }),
  ),
  {
    key: 'remakes',
    name: words('耳模重做', '耳模重做', 'Ear moulds remade'),
    definition: words(
      '期内每次取耳样中，写明重做原因的比例',
      '期內每次取耳樣中，寫明重做原因的比例',
      'Of impressions taken in the period, those for which a reason for a remake was given',
    ),
    source: {
      of: 'visits',
      template,
      among: { step: 'impression' },
      counted: [{ at: 'remakeReason', given: true }],
      each: 'visit',
    },
    better: 'less',
  },
  {
    key: 'lab-turnaround',
    name: words('加工厂交期', '加工廠交期', 'Laboratory turnaround'),
    definition: words(
      '期内取的耳样，从取样次日到耳模到店日的工作日数（周一至周五；节假日和补班按门店日历），按加工厂；未到货的不计',
      '期內取的耳樣，從取樣次日到耳模到店日的工作日數（週一至週五；節假日和補班按門市日曆），按加工廠；未到貨的不計',
      'Of impressions taken in the period: working days (Monday to Friday; holidays and days worked instead by the branch’s calendar) until the moulds arrived, by laboratory; those not there yet are left out',
    ),
    source: {
      of: 'turnaround',
      template,
      from: { step: 'impression' },
      by: 'lab',
      until: { step: 'fitting', at: 'mouldReceivedOn' },
      reason: 'remakeReason',
    },
    better: 'less',
  },
  {
    key: 'visit-satisfaction',
    name: words('佩戴当天满意', '配戴當天滿意', 'Satisfied on the day'),
    definition: words(
      '期内佩戴调试后客户作答的，答“满意”或“非常满意”的比例；不愿作答的不计',
      '期內配戴調試後客戶作答的，答「滿意」或「非常滿意」的比例；不願作答的不計',
      'Of what clients answered after a fitting in the period, “satisfied” or “very satisfied”; who did not wish to answer is left out',
    ),
    source: {
      of: 'surveys',
      template,
      survey: visitSurvey.key,
      counted: [{ at: 'satisfied', in: ['very', 'quite'] }],
    },
    better: 'more',
  },
  {
    key: 'as-expected',
    name: words('不低于期望', '不低於期望', 'As expected or better'),
    definition: words(
      '期内回访后客户作答的，答“和期望的一样”或“比期望的好”的比例；不愿作答的不计',
      '期內回訪後客戶作答的，答「和期望的一樣」或「比期望的好」的比例；不願作答的不計',
      'Of what clients answered after a follow-up in the period, “as expected” or “better”; who did not wish to answer is left out',
    ),
    source: {
      of: 'surveys',
      template,
      survey: followUpSurvey.key,
      counted: [{ at: 'asExpected', in: ['better', 'same'] }],
    },
    better: 'more',
  },
  {
    key: 'told-twice',
    name: words('要重复讲', '要重複講', 'Told us twice'),
    definition: words(
      '期内回访后客户作答的，说同一件事要讲好几遍的比例；不愿作答的不计',
      '期內回訪後客戶作答的，說同一件事要講好幾遍的比例；不願作答的不計',
      'Of what clients answered after a follow-up in the period, those who had to tell us the same thing more than once; who did not wish to answer is left out',
    ),
    source: {
      of: 'surveys',
      template,
      survey: followUpSurvey.key,
      counted: [{ at: 'repeated', is: true }],
    },
    better: 'less',
  },
  {
    key: 'ioi-ha',
    name: words('IOI-HA 总分', 'IOI-HA 總分', 'IOI-HA total'),
    definition: words(
      '期内每位客户最近一次 IOI-HA 总分（7–35，高为好）的平均',
      '期內每位客戶最近一次 IOI-HA 總分（7–35，高為好）的平均',
      'Mean total (7 to 35, higher is better) of each customer’s latest IOI-HA in the period',
    ),
    source: { of: 'measurements', kind: ioiHa.kind.key, read: (body) => scoreOf(body)?.total },
    better: 'more',
  },
  {
    key: 'ioi-ha-norm',
    name: words('IOI-HA 达到常模', 'IOI-HA 達到常模', 'IOI-HA within or above norm'),
    definition: words(
      '期内每位客户最近一次 IOI-HA 中，七项都不低于常模中间一半的比例',
      '期內每位客戶最近一次 IOI-HA 中，七項都不低於常模中間一半的比例',
      'Of each customer’s latest IOI-HA in the period, those with no item below the middle half of the norm group',
    ),
    source: {
      of: 'measurements',
      kind: ioiHa.kind.key,
      read: (body) => scoreOf(body)?.items.every(({ against }) => against !== 'below'),
    },
    better: 'more',
  },
  {
    key: 'worn-eight-hours',
    name: words('每天佩戴 8 小时以上', '每天佩戴 8 小時以上', 'Worn 8 hours a day or more'),
    definition: words(
      '期内每个流程最近一次回访中，每天佩戴 8 小时或以上的比例（客户自述）',
      '期內每個流程最近一次回訪中，每天佩戴 8 小時或以上的比例（客戶自述）',
      'Of each process’s latest follow-up in the period, those told to be worn 8 hours a day or more',
    ),
    source: {
      of: 'visits',
      template,
      among: { step: 'follow-up' },
      counted: [{ at: 'hoursPerDay', atLeast: 8 }],
      each: 'process',
    },
    better: 'more',
  },
  {
    key: 'repairs',
    name: words('每百台年维修', '每百台年維修', 'Repairs per 100 device-years'),
    definition: words(
      '期内开始的维修次数，除以已登记助听器在客户手中的年数，再乘以一百',
      '期內開始的維修次數，除以已登記助聽器在客戶手中的年數，再乘以一百',
      'Repairs begun in the period for each hundred years that registered hearing aids were with customers in it',
    ),
    source: { of: 'repairs', category },
    better: 'less',
  },
  {
    key: 'covered',
    name: words('在保比例', '在保比例', 'Under warranty'),
    definition: words(
      '今天在客户手中的已登记助听器中，仍在任一保修期内的比例',
      '今天在客戶手中的已登記助聽器中，仍在任一保固期內的比例',
      'Of registered hearing aids with customers today, those that any cover still holds for',
    ),
    source: { of: 'cover', category },
  },
  {
    key: 'repurchase-months',
    name: words('再次购买间隔', '再次購買間隔', 'Time to the next aids'),
    definition: words(
      '从一次购买助听器到下一次的月数中位数（Kaplan–Meier，尚未再买的按已知时间计入）；90 天内的购买算一次，全部退货的不算',
      '從一次購買助聽器到下一次的月數中位數（Kaplan–Meier，尚未再買的按已知時間計入）；90 天內的購買算一次，全部退貨的不算',
      'Median months from a purchase of hearing aids to the next (Kaplan–Meier, those who have not bought again count as far as known); purchases within 90 days are one, those given back whole are none',
    ),
    source: { of: 'repurchase', category, within: null, apartDays: 90 },
  },
  {
    key: 'repurchase-60',
    name: words('60 个月内再购', '60 個月內再購', 'Bought again within 60 months'),
    definition: words(
      '购买助听器后 60 个月内再次购买的比例（Kaplan–Meier）；90 天内的购买算一次，全部退货的不算',
      '購買助聽器後 60 個月內再次購買的比例（Kaplan–Meier）；90 天內的購買算一次，全部退貨的不算',
      'Share who bought hearing aids again within 60 months of a purchase (Kaplan–Meier); purchases within 90 days are one, those given back whole are none',
    ),
    source: { of: 'repurchase', category, within: 60, apartDays: 90 },
    better: 'more',
  },
  {
    key: 'referrals',
    name: words('每百位用户的介绍', '每百位用戶的介紹', 'Referrals per 100 users'),
    definition: words(
      '期内接待登记中由老客户介绍的人数，除以今天持有助听器的客户数，再乘以一百',
      '期內接待登記中由老客戶介紹的人數，除以今天持有助聽器的客戶數，再乘以一百',
      'Receptions in the period of people a customer sent, for each hundred customers who have hearing aids today',
    ),
    source: {
      of: 'per-holder',
      template,
      done: { step: 'reception', where: [{ at: 'source', is: 'customer' }] },
      category,
    },
    better: 'more',
  },
  {
    key: 'file-completeness',
    name: words('档案完整度', '檔案完整度', 'Completeness of files'),
    definition: words(
      '期内开始流程的客户，档案七项（电话、出生日期、同意、助听器、听力图、需求、效果问卷）平均填写的比例',
      '期內開始流程的客戶，檔案七項（電話、出生日期、同意、助聽器、聽力圖、需求、效果問卷）平均填寫的比例',
      'Mean share filled in of seven parts of a file (telephone, day of birth, consent, hearing aid, audiogram, needs, outcome questionnaire), of customers whose process began in the period',
    ),
    source: { of: 'files', template, kinds: [AUDIOGRAM_KIND, cosi.kind.key, ioiHa.kind.key], category },
    better: 'more',
  },
];
