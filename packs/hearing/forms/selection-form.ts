import type { FormGiven } from '#form-kit';
import { bothEars, words } from '../words.ts';
import { remark } from './questions.ts';

export const selectionForm: FormGiven = {
  title: words('选配与试听', '選配與試聽', 'Selection and trial'),
  fields: [
    {
      key: 'options',
      label: words('给客户看的方案', '給客戶看的方案', 'Options shown to the customer'),
      help: words(
        '最多三个，说明为什么适合；可打印给客户带走',
        '最多三個，說明為什麼適合；可列印給客戶帶走',
        'At most three, each with why it suits; to print and take home',
      ),
      answer: {
        kind: 'table',
        mostRows: 3,
        columns: [
          {
            key: 'model',
            label: words('型号', '型號', 'Model'),
            required: true,
            answer: { kind: 'text', maxLength: 120 },
          },
          {
            key: 'price',
            label: words('价格', '價格', 'Price'),
            required: true,
            answer: { kind: 'number', min: 0, max: 1_000_000 },
          },
          {
            key: 'why',
            label: words('为什么适合', '為什麼適合', 'Why it suits'),
            required: true,
            answer: { kind: 'text', maxLength: 300 },
          },
        ],
      },
    },
    {
      key: 'questions',
      label: words('客户的问题', '客戶的問題', 'Questions of the customer'),
      answer: {
        kind: 'table',
        mostRows: 10,
        columns: [
          {
            key: 'asked',
            label: words('问题', '問題', 'Question'),
            required: true,
            answer: { kind: 'text', maxLength: 300 },
          },
          {
            key: 'answered',
            label: words('已解答', '已解答', 'Answered'),
            required: true,
            answer: {
              kind: 'choice',
              options: [
                { value: 'yes', label: words('是', '是', 'Yes') },
                { value: 'no', label: words('还没有', '還沒有', 'Not yet') },
              ],
            },
          },
        ],
      },
    },
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
      shownWhen: { field: 'choice', in: ['mould', 'instant'] },
      sides: bothEars,
      answer: { kind: 'text', maxLength: 120 },
    },
    {
      key: 'quoteUntil',
      label: words('报价有效至', '報價有效至', 'Quote valid until'),
      answer: { kind: 'date' },
    },
    {
      key: 'coupling',
      label: words('耳塞或耳模', '耳塞或耳模', 'Coupling'),
      shownWhen: { field: 'choice', in: ['mould', 'instant'] },
      sides: bothEars,
      answer: {
        kind: 'choice',
        options: [
          { value: 'dome-open', label: words('开放耳塞', '開放耳塞', 'Open dome') },
          { value: 'dome-closed', label: words('半密闭耳塞', '半密閉耳塞', 'Closed dome') },
          { value: 'dome-power', label: words('密闭耳塞', '密閉耳塞', 'Power dome') },
          { value: 'mould', label: words('耳模', '耳模', 'Ear mould') },
          { value: 'shell', label: words('定制外壳', '訂製外殼', 'Custom shell') },
        ],
      },
    },
    {
      key: 'battery',
      label: words('电池', '電池', 'Battery'),
      shownWhen: { field: 'choice', in: ['mould', 'instant'] },
      answer: {
        kind: 'choice',
        options: [
          { value: 'rechargeable', label: words('充电', '充電', 'rechargeable') },
          { value: '10', label: words('10（黄）', '10（黃）', '10 (yellow)') },
          { value: '312', label: words('312（棕）', '312（棕）', '312 (brown)') },
          { value: '13', label: words('13（橙）', '13（橙）', '13 (orange)') },
          { value: '675', label: words('675（蓝）', '675（藍）', '675 (blue)') },
        ],
      },
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
