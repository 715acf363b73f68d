import type { FormGiven } from '#form-kit';
import { bothEars, words } from '../words.ts';
import { yesNo } from './questions.ts';

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
      key: 'source',
      label: words('从何得知', '從何得知', 'How they heard of us'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'customer', label: words('老客户介绍', '老客戶介紹', 'A customer sent them') },
          { value: 'doctor', label: words('医生转介', '醫師轉介', 'A doctor sent them') },
          { value: 'family', label: words('亲友', '親友', 'Family or friends') },
          { value: 'online', label: words('网络', '網路', 'Online') },
          { value: 'passing', label: words('路过', '路過', 'Passing by') },
          { value: 'other', label: words('其他', '其他', 'Other') },
        ],
      },
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

/** What choosing between small batteries, buttons and a charger depends on. */
const ability = {
  kind: 'choice' as const,
  options: [
    { value: 'good', label: words('好', '好', 'good') },
    { value: 'limited', label: words('有些困难', '有些困難', 'some difficulty') },
    { value: 'help', label: words('需要人帮', '需要人幫', 'needs help') },
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
      key: 'onset',
      label: words('听力下降多久了', '聽力下降多久了', 'How long hearing has been worse'),
      sensitive: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'year', label: words('不到一年', '不到一年', 'less than a year') },
          { value: 'five-years', label: words('一至五年', '一至五年', 'one to five years') },
          { value: 'longer', label: words('五年以上', '五年以上', 'longer than five years') },
          { value: 'birth', label: words('自幼', '自幼', 'since childhood') },
        ],
      },
    },
    {
      key: 'worseEar',
      label: words('哪只耳更差', '哪隻耳較差', 'The worse ear'),
      sensitive: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'R', label: words('右耳', '右耳', 'Right') },
          { value: 'L', label: words('左耳', '左耳', 'Left') },
          { value: 'same', label: words('差不多', '差不多', 'About the same') },
        ],
      },
    },
    {
      key: 'earSurgery',
      label: words('做过耳部手术', '做過耳部手術', 'Surgery of the ear'),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'ototoxic',
      label: words(
        '用过耳毒性药物（如庆大霉素、化疗药）',
        '用過耳毒性藥物（如慶大黴素、化療藥）',
        'Drugs that harm hearing (such as gentamicin, chemotherapy)',
      ),
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'family',
      label: words('家族有听力损失', '家族有聽力損失', 'Hearing loss in the family'),
      sensitive: true,
      answer: yesNo,
    },
    {
      key: 'hands',
      label: words('手指灵活度', '手指靈活度', 'How well the hands work'),
      sensitive: true,
      answer: ability,
    },
    {
      key: 'sight',
      label: words('视力（戴镜）', '視力（戴鏡）', 'Sight, with glasses'),
      sensitive: true,
      answer: ability,
    },
    {
      key: 'budget',
      label: words('预算上限', '預算上限', 'Budget, at most'),
      answer: { kind: 'number', min: 0, max: 1_000_000, step: 100 },
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
