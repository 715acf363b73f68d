import type { FormGiven } from '#form-kit';
import { bothEars, words } from './words.ts';

const yesNo = { kind: 'yes-no' } as const;
const remark = {
  key: 'remark',
  label: words('备注', '備註', 'Remarks'),
  answer: { kind: 'text', lines: 3, maxLength: 2000 },
} as const;

export const receptionForm: FormGiven = {
  title: words('接待登记', '接待登記', 'Reception'),
  fields: [
    {
      key: 'reason',
      label: words('来访原因（客户原话）', '來訪原因（客戶原話）', 'Reason for coming, in their own words'),
      required: true,
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'companion',
      label: words('陪同人', '陪同人', 'Companion'),
      answer: { kind: 'text', maxLength: 200 },
    },
    {
      key: 'treatmentConsent',
      label: words('同意检查与建档', '同意檢查與建檔', 'Consents to examination and a file'),
      required: true,
      answer: yesNo,
    },
    {
      key: 'language',
      label: words('沟通方式', '溝通方式', 'How to talk with them'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'mandarin', label: words('普通话', '國語', 'Mandarin') },
          { value: 'dialect', label: words('方言', '方言', 'Dialect') },
          { value: 'writing', label: words('书写', '書寫', 'In writing') },
          { value: 'sign', label: words('手语', '手語', 'Sign language') },
        ],
      },
    },
  ],
};

export const historyForm: FormGiven = {
  title: words('病史', '病史', 'History'),
  fields: [
    {
      key: 'suddenLoss',
      label: words(
        '近90天内听力突然或迅速下降',
        '近90天內聽力突然或迅速下降',
        'Sudden or rapid loss within 90 days',
      ),
      required: true,
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'suddenLossDaysAgo',
      label: words('突然下降距今天数', '突然下降距今天數', 'Days since the sudden loss'),
      required: true,
      sensitive: true,
      shownWhen: { field: 'suddenLoss', is: true },
      answer: { kind: 'number', min: 0, max: 90, unit: 'd' },
    },
    {
      key: 'drainage',
      label: words('近90天内耳流脓或流液', '近90天內耳流膿或流液', 'Drainage within 90 days'),
      required: true,
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'dizziness',
      label: words('眩晕', '眩暈', 'Dizziness'),
      required: true,
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'pain',
      label: words('耳痛', '耳痛', 'Pain in the ear'),
      required: true,
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'facialSign',
      label: words(
        '单侧听力下降伴面部麻木或歪斜',
        '單側聽力下降伴面部麻木或歪斜',
        'One-sided loss with facial numbness or droop',
      ),
      required: true,
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'tinnitus',
      label: words('耳鸣', '耳鳴', 'Tinnitus'),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'noise',
      label: words('长期噪声接触', '長期噪音接觸', 'Long exposure to noise'),
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'priorAids',
      label: words('曾用助听器', '曾用助聽器', 'Has worn hearing aids'),
      answer: yesNo,
    },
    {
      key: 'needs',
      label: words('最想听清的场合', '最想聽清的場合', 'Situations they most want to hear in'),
      required: true,
      answer: { kind: 'text', lines: 3, maxLength: 2000 },
    },
    {
      key: 'medicalClearance',
      label: words(
        '医生允许验配或书面放弃就诊',
        '醫師允許驗配或書面放棄就診',
        'Cleared by a doctor, or visit waived in writing',
      ),
      help: words(
        '有任何一项警示时必须先转诊',
        '有任何一項警示時必須先轉診',
        'With any warning sign a doctor comes first',
      ),
      shownWhen: {
        any: ['suddenLoss', 'drainage', 'dizziness', 'pain', 'facialSign'].map((field) => ({
          field,
          is: true,
        })),
      },
      sensitive: true,
      answer: yesNo,
    },
  ],
};

export const otoscopyForm: FormGiven = {
  title: words('耳道检查', '耳道檢查', 'Otoscopy'),
  fields: [
    {
      key: 'wax',
      label: words('耵聍阻塞', '耵聹阻塞', 'Wax'),
      sensitive: true,
      sides: bothEars,
      answer: { kind: 'number', min: 0, max: 100, step: 10, unit: '%' },
    },
    {
      key: 'perforation',
      label: words('鼓膜穿孔', '鼓膜穿孔', 'Perforated drum'),
      required: true,
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'discharge',
      label: words('分泌物', '分泌物', 'Discharge'),
      required: true,
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    remark,
  ],
};

const level = { kind: 'number', min: -10, max: 120, step: 1, unit: 'dB HL' } as const;
const threshold = (hz: number, required: boolean) => ({
  key: `air${hz}`,
  label: words(`气导 ${hz} Hz`, `氣導 ${hz} Hz`, `Air ${hz} Hz`),
  required,
  sensitive: true,
  sides: bothEars,
  answer: level,
});

const mean = (ear: 'R' | 'L') => ({
  key: `pta4${ear}`,
  label:
    ear === 'R'
      ? words('右耳平均听阈 500–4000 Hz', '右耳平均聽閾 500–4000 Hz', 'Right average 500–4000 Hz')
      : words('左耳平均听阈 500–4000 Hz', '左耳平均聽閾 500–4000 Hz', 'Left average 500–4000 Hz'),
  sensitive: true,
  answer: {
    kind: 'calculated' as const,
    unit: 'dB HL',
    calculation: {
      of: 'mean' as const,
      fields: [500, 1000, 2000, 4000].map((hz) => `air${hz}.${ear}`),
      decimals: 1,
    },
  },
});

export const hearingTestForm: FormGiven = {
  title: words('听力检测', '聽力檢測', 'Hearing test'),
  fields: [
    threshold(250, false),
    threshold(500, true),
    threshold(1000, true),
    threshold(2000, true),
    threshold(4000, true),
    threshold(8000, false),
    mean('R'),
    mean('L'),
    {
      key: 'wordScore',
      label: words('言语识别率', '言語識別率', 'Word recognition'),
      sensitive: true,
      sides: bothEars,
      answer: { kind: 'number', min: 0, max: 100, step: 1, unit: '%' },
    },
    {
      key: 'explained',
      label: words('已当面讲解结果', '已當面講解結果', 'Result explained'),
      required: true,
      answer: yesNo,
    },
  ],
};

export const selectionForm: FormGiven = {
  title: words('选配与试听', '選配與試聽', 'Selection and trial'),
  fields: [
    {
      key: 'choice',
      label: words('客户的决定', '客戶的決定', "The customer's decision"),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'mould', label: words('选定，需取耳样', '選定，需取耳樣', 'Chosen, needs an ear mould') },
          { value: 'instant', label: words('选定，即配耳塞', '選定，即配耳塞', 'Chosen, fitted with domes') },
          { value: 'thinks', label: words('再考虑', '再考慮', 'Thinks about it') },
        ],
      },
    },
    {
      key: 'callBackOn',
      label: words('约定联系日', '約定聯繫日', 'Call back on'),
      required: true,
      shownWhen: { field: 'choice', is: 'thinks' },
      answer: { kind: 'date' },
    },
    {
      key: 'model',
      label: words('型号', '型號', 'Model'),
      required: true,
      shownWhen: { field: 'choice', in: ['mould', 'instant'] },
      sides: bothEars,
      answer: { kind: 'text', maxLength: 120 },
    },
    remark,
  ],
};

export const impressionForm: FormGiven = {
  title: words('耳样制取', '耳樣製取', 'Ear impression'),
  fields: [
    {
      key: 'otoblock',
      label: words('已放置耳障', '已放置耳障', 'Otoblock in place'),
      required: true,
      answer: yesNo,
    },
    {
      key: 'lab',
      label: words('加工厂', '加工廠', 'Laboratory'),
      required: true,
      answer: { kind: 'text', maxLength: 120 },
    },
    {
      key: 'expectedOn',
      label: words('预计到货', '預計到貨', 'Expected on'),
      required: true,
      answer: { kind: 'date' },
    },
    remark,
  ],
};

export const fittingForm: FormGiven = {
  title: words('佩戴调试', '佩戴調試', 'Fitting'),
  fields: [
    {
      key: 'serial',
      label: words('序列号', '序號', 'Serial number'),
      required: true,
      sides: bothEars,
      answer: { kind: 'text', maxLength: 60 },
    },
    ...(
      [
        ['wears', words('会自己佩戴', '會自己佩戴', 'Puts them in alone')],
        ['battery', words('会换电池或充电', '會換電池或充電', 'Changes or charges batteries')],
        ['cleans', words('会清洁', '會清潔', 'Cleans them')],
        ['phone', words('会接电话', '會接電話', 'Uses the telephone')],
      ] as const
    ).map(([key, label]) => ({ key, label, required: true, answer: yesNo })),
    {
      key: 'warrantyCard',
      label: words('已交保修卡', '已交保固卡', 'Warranty card handed over'),
      required: true,
      answer: yesNo,
    },
    remark,
  ],
};

export const consultationForm: FormGiven = {
  title: words('会诊', '會診', 'Consultation'),
  fields: [
    {
      key: 'question',
      label: words('问题', '問題', 'Question'),
      required: true,
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'participants',
      label: words('参加者', '參加者', 'Participants'),
      required: true,
      answer: { kind: 'text', maxLength: 300 },
    },
    {
      key: 'decision',
      label: words('结论', '結論', 'Decision'),
      required: true,
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
  ],
};

export const followUpForm: FormGiven = {
  title: words('回访', '回訪', 'Follow-up'),
  fields: [
    {
      key: 'hoursPerDay',
      label: words('每天佩戴小时数', '每天佩戴小時數', 'Hours worn a day'),
      required: true,
      answer: { kind: 'number', min: 0, max: 24, step: 0.5, unit: 'h' },
    },
    {
      key: 'problems',
      label: words('困难', '困難', 'Difficulties'),
      answer: { kind: 'text', lines: 3, maxLength: 2000 },
    },
    {
      key: 'next',
      label: words('下一步', '下一步', 'What next'),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'again', label: words('继续回访', '繼續回訪', 'Follow up again') },
          { value: 'adjust', label: words('重新调试', '重新調試', 'Adjust again') },
          { value: 'consult', label: words('会诊', '會診', 'Consult') },
          { value: 'settled', label: words('佩戴稳定，结束', '佩戴穩定，結束', 'Settled, finish') },
        ],
      },
    },
  ],
};
