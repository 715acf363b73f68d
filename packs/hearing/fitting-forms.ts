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
      key: 'consentSigned',
      label: words('同意书签名', '同意書簽名', 'Consent signed'),
      shownWhen: { field: 'treatmentConsent', is: true },
      answer: { kind: 'signature' },
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
      key: 'lossCourse',
      label: words('下降的过程', '下降的過程', 'How it came'),
      sensitive: true,
      shownWhen: { field: 'suddenLoss', is: true },
      answer: {
        kind: 'choice',
        options: [
          { value: 'sudden', label: words('突然（3天以内）', '突然（3天以內）', 'suddenly, within 3 days') },
          {
            value: 'rapid',
            label: words('迅速（4至90天）', '迅速（4至90天）', 'rapidly, over 4 to 90 days'),
          },
        ],
      },
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
      key: 'clearance',
      label: words('医生意见或书面放弃', '醫師意見或書面放棄', 'Cleared by a doctor, or visit waived'),
      help: words(
        '有任何一项警示时必须先转诊',
        '有任何一項警示時必須先轉診',
        'With any warning sign a doctor comes first',
      ),
      sensitive: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'doctor', label: words('医生允许验配', '醫師允許驗配', 'A doctor cleared the fitting') },
          {
            value: 'waived',
            label: words('客户书面放弃就诊', '客戶書面放棄就診', 'The customer waives the visit in writing'),
          },
        ],
      },
    },
    {
      key: 'clearedBy',
      label: words('医生姓名与医院', '醫師姓名與醫院', 'Doctor and hospital'),
      required: true,
      sensitive: true,
      shownWhen: { field: 'clearance', is: 'doctor' },
      answer: { kind: 'text', maxLength: 200 },
    },
    {
      key: 'clearedOn',
      label: words('意见日期', '意見日期', 'Date of the opinion'),
      required: true,
      sensitive: true,
      shownWhen: { field: 'clearance', is: 'doctor' },
      answer: { kind: 'date' },
    },
    {
      key: 'waiver',
      label: words('放弃就诊声明签名', '放棄就診聲明簽名', 'Waiver signed'),
      help: words(
        '我已被告知应先就医，并自愿放弃',
        '我已被告知應先就醫，並自願放棄',
        'I was told to see a doctor first and choose not to',
      ),
      required: true,
      sensitive: true,
      shownWhen: { field: 'clearance', is: 'waived' },
      answer: { kind: 'signature' },
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
    {
      key: 'foreignBody',
      label: words('异物', '異物', 'Foreign body'),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'photos',
      label: words('耳镜照片', '耳鏡照片', 'Otoscope pictures'),
      sensitive: true,
      answer: { kind: 'photo', most: 4 },
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
      key: 'airBoneGap',
      label: words(
        '气骨导差达 15 dB（500、1000、2000 Hz 平均，见听力图）',
        '氣骨導差達 15 dB（500、1000、2000 Hz 平均，見聽力圖）',
        'Air–bone gap of 15 dB or more (mean of 500, 1000 and 2000 Hz, see the audiogram)',
      ),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
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
    {
      key: 'trialDays',
      label: words('试戴期', '試戴期', 'Trial'),
      help: words(
        '期内退回，退还货款，扣除约定的验配费',
        '期內退回，退還貨款，扣除約定的驗配費',
        'Returned within it, the price is paid back less the fitting fee agreed',
      ),
      shownWhen: { field: 'choice', in: ['mould', 'instant'] },
      answer: { kind: 'number', min: 0, max: 90, step: 1, unit: 'd' },
    },
    {
      key: 'trialFee',
      label: words('退回时扣除的验配费', '退回時扣除的驗配費', 'Fitting fee kept when returned'),
      shownWhen: { field: 'trialDays', atLeast: 1 },
      answer: { kind: 'number', min: 0, max: 100_000, step: 0.01 },
    },
    {
      key: 'trialSigned',
      label: words('试戴协议签名', '試戴協議簽名', 'Trial agreement signed'),
      shownWhen: { field: 'trialDays', atLeast: 1 },
      answer: { kind: 'signature' },
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
      key: 'otoblockPhotos',
      label: words('耳障照片', '耳障照片', 'Otoblock pictures'),
      answer: { kind: 'photo', most: 4 },
    },
    {
      key: 'moulds',
      label: words('耳模订单', '耳模訂單', 'Ear moulds ordered'),
      answer: {
        kind: 'table',
        mostRows: 4,
        columns: [
          {
            key: 'ear',
            label: words('耳', '耳', 'Ear'),
            required: true,
            answer: { kind: 'choice', options: bothEars.map(({ key, label }) => ({ value: key, label })) },
          },
          {
            key: 'style',
            label: words('款式', '款式', 'Style'),
            required: true,
            answer: { kind: 'text', maxLength: 60 },
          },
          {
            key: 'material',
            label: words('材料', '材料', 'Material'),
            required: true,
            answer: {
              kind: 'choice',
              options: [
                { value: 'acrylic', label: words('亚克力', '壓克力', 'Acrylic') },
                { value: 'silicone', label: words('硅胶', '矽膠', 'Silicone') },
              ],
            },
          },
          {
            key: 'vent',
            label: words('通气孔', '通氣孔', 'Vent'),
            answer: { kind: 'number', min: 0, max: 4, unit: 'mm' },
          },
          { key: 'colour', label: words('颜色', '顏色', 'Colour'), answer: { kind: 'text', maxLength: 40 } },
        ],
      },
    },
    {
      key: 'remakeReason',
      label: words('重做原因（重做时填写）', '重做原因（重做時填寫）', 'Reason, when it is a remake'),
      answer: { kind: 'text', maxLength: 300 },
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
      key: 'trialDecision',
      label: words('试戴结果（试戴期内）', '試戴結果（試戴期內）', 'Trial decided (while it runs)'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'keeps', label: words('留下', '留下', 'Keeps them') },
          { value: 'returns', label: words('退回', '退回', 'Returns them') },
          { value: 'undecided', label: words('未定', '未定', 'Not decided') },
        ],
      },
    },
    {
      key: 'returnedOn',
      label: words('退回日期', '退回日期', 'Returned on'),
      required: true,
      shownWhen: { field: 'trialDecision', is: 'returns' },
      answer: { kind: 'date' },
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
