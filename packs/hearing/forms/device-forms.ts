import type { FormGiven } from '#form-kit';
import { bothEars, words } from '../words.ts';
import { remark, yesNo } from './questions.ts';

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
          {
            key: 'canal',
            label: words('耳道长度', '耳道長度', 'Canal length'),
            answer: { kind: 'text', maxLength: 40 },
          },
          { key: 'tube', label: words('声管', '聲管', 'Tube'), answer: { kind: 'text', maxLength: 40 } },
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
        ['volume', words('会调音量和程序', '會調音量和程式', 'Changes volume and programmes')],
        ['phone', words('会接电话', '會接電話', 'Uses the telephone')],
      ] as const
    ).map(([key, label]) => ({ key, label, required: key !== 'volume', answer: yesNo })),
    {
      key: 'programs',
      label: words('程序与调节摘要', '程式與調整摘要', 'Programmes and settings'),
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'verified',
      label: words(
        '验证方法（数值录入“听力”的“验证”）',
        '驗證方法（數值錄入「聽力」的「驗證」）',
        'Verified by (levels go under Hearing, Verification)',
      ),
      answer: {
        kind: 'choice',
        options: [
          { value: 'real-ear', label: words('真耳测试', '真耳測試', 'Real-ear measurement') },
          { value: 'aided-thresholds', label: words('助听听阈', '助聽聽閾', 'Aided thresholds') },
          { value: 'not-possible', label: words('本次不能做', '本次不能做', 'Not possible this time') },
        ],
      },
    },
    {
      key: 'notVerified',
      label: words('不能做的原因', '不能做的原因', 'Why it is not possible'),
      required: true,
      shownWhen: { field: 'verified', is: 'not-possible' },
      answer: { kind: 'text', maxLength: 300 },
    },
    {
      key: 'warrantyCard',
      label: words('已交保修卡', '已交保固卡', 'Warranty card handed over'),
      required: true,
      answer: yesNo,
    },
    remark,
  ],
};
