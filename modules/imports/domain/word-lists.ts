import { filledText, type Reading } from './read-cell.ts';

const lineKindWords: Record<'purchase' | 'refund' | 'cancellation' | 'adjustment', readonly string[]> = {
  purchase: [
    'purchase',
    'sale',
    'sold',
    'order',
    'paid',
    'completed',
    'complete',
    'success',
    'no',
    'n',
    'false',
    '0',
    '销售',
    '购买',
    '消费',
    '正常',
    '成交',
    '完成',
    '已完成',
    '已付款',
    '否',
    '銷售',
    '購買',
    '消費',
    '已付款',
  ],
  refund: [
    'refund',
    'refunded',
    'return',
    'returned',
    'credit',
    'credit note',
    'yes',
    'y',
    'true',
    '1',
    '退款',
    '退货',
    '已退款',
    '已退货',
    '退貨',
    '已退貨',
    '是',
  ],
  cancellation: [
    'cancellation',
    'cancelled',
    'canceled',
    'cancel',
    'void',
    'voided',
    'c',
    '取消',
    '已取消',
    '作废',
    '作廢',
    '撤销',
    '撤銷',
  ],
  adjustment: [
    'adjustment',
    'fee',
    'shipping',
    'postage',
    'discount',
    'correction',
    '调整',
    '运费',
    '手续费',
    '折扣',
    '調整',
    '運費',
    '手續費',
  ],
};

type LineKindWord = keyof typeof lineKindWords;

const kindOfWord = new Map<string, LineKindWord>(
  (Object.keys(lineKindWords) as LineKindWord[]).flatMap((kind) =>
    lineKindWords[kind].map((word): [string, LineKindWord] => [word, kind]),
  ),
);

/** What a word says a line of sales is. */
export function readLineKind(cell: string): Reading<LineKindWord | undefined> {
  const text = filledText(cell);
  if (text === undefined) return { value: undefined };
  const kind = kindOfWord.get(text.toLowerCase());
  return kind === undefined ? { fault: 'unknown-word' } : { value: kind };
}

const genderWords: Record<'female' | 'male' | 'other', readonly string[]> = {
  female: ['female', 'f', 'woman', 'w', 'ms', 'mrs', 'miss', '女', '女性', '女士', '小姐', '2'],
  male: ['male', 'm', 'man', 'mr', '男', '男性', '先生', '1'],
  other: ['other', 'x', 'diverse', 'd', '其他', '其它'],
};

type GenderWord = keyof typeof genderWords;

const genderOfWord = new Map<string, GenderWord>(
  (Object.keys(genderWords) as GenderWord[]).flatMap((gender) =>
    genderWords[gender].map((word): [string, GenderWord] => [word, gender]),
  ),
);

const unknownGender = new Set(['unknown', 'u', '0', '9', '未知', '不详', '不詳', '保密']);

/** Which gender a word says. */
export function readGender(cell: string): Reading<GenderWord | undefined> {
  const text = filledText(cell)?.toLowerCase();
  if (text === undefined || unknownGender.has(text)) return { value: undefined };
  const gender = genderOfWord.get(text);
  return gender === undefined ? { fault: 'unknown-word' } : { value: gender };
}

const languageWords: Record<string, string> = {
  chinese: 'zh-CN',
  mandarin: 'zh-CN',
  'simplified chinese': 'zh-CN',
  'traditional chinese': 'zh-TW',
  cantonese: 'yue',
  english: 'en',
  japanese: 'ja',
  korean: 'ko',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  中文: 'zh-CN',
  简体中文: 'zh-CN',
  普通话: 'zh-CN',
  国语: 'zh-CN',
  國語: 'zh-TW',
  繁體中文: 'zh-TW',
  繁体中文: 'zh-TW',
  粤语: 'yue',
  粵語: 'yue',
  广东话: 'yue',
  廣東話: 'yue',
  闽南语: 'nan',
  台語: 'nan',
  英文: 'en',
  英语: 'en',
  英語: 'en',
  日语: 'ja',
  日語: 'ja',
};

/** A language by its tag, or by its name in English or Chinese. */
export function readLanguage(cell: string): Reading<string | undefined> {
  const text = filledText(cell);
  if (text === undefined) return { value: undefined };
  const named = languageWords[text.toLowerCase()];
  if (named !== undefined) return { value: named };
  const tag = text.replaceAll('_', '-');
  if (/^zh-(?:hans|cn|sg)/i.test(tag)) return { value: 'zh-CN' };
  if (/^zh-(?:hant|tw|hk|mo)/i.test(tag)) return { value: 'zh-TW' };
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? { value: tag } : { fault: 'unknown-word' };
}
