import type { FormGiven } from '#form-kit';
import { bothEars, words } from '../words.ts';
import { remark, yesNo } from './questions.ts';

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
      answer: {
        kind: 'choice',
        options: [
          { value: 'loose', label: words('松动或啸叫', '鬆動或嘯叫', 'Loose, or it whistles') },
          { value: 'tight', label: words('过紧或压痛', '過緊或壓痛', 'Tight, or it hurts') },
          { value: 'impression', label: words('取模不良', '取模不良', 'Poor impression') },
          { value: 'made-wrong', label: words('加工与订单不符', '加工與訂單不符', 'Not made as ordered') },
          { value: 'damaged', label: words('损坏', '損壞', 'Damaged') },
          { value: 'lost', label: words('遗失', '遺失', 'Lost') },
          { value: 'grown', label: words('耳道变化', '耳道變化', 'The ear has changed') },
        ],
      },
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
      key: 'mouldReceivedOn',
      label: words(
        '耳模到店日（有耳模时填写）',
        '耳模到店日（有耳模時填寫）',
        'Ear moulds arrived on, where there are any',
      ),
      answer: { kind: 'date' },
    },
    {
      key: 'serial',
      label: words('序列号', '序號', 'Serial number'),
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
