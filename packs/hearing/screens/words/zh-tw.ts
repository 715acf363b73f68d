import type { MessagesLike } from '#ui';
import { audiogramWords } from './audiogram-zh-tw.ts';
import type { messages as english } from './en.ts';
import { importWords } from './import-zh-tw.ts';
import { outcomesWords } from './outcomes-zh-tw.ts';
import { papersWords } from './papers-zh-tw.ts';
import { testsWords } from './tests-zh-tw.ts';

export const messages: MessagesLike<typeof english> = {
  tab: '聽力',
  columnName: '{{ear}}{{conduction}}',
  list: { comma: '，' },
  ear: { R: '右耳', L: '左耳' },
  conduction: { air: '氣導', bone: '骨導' },
  step: {
    take: '帶入 {{when}} 聽力圖的數值',
    none: '先錄入聽力圖，數值可直接帶入。',
    old: '最近的聽力圖已超過六個月：請重新測聽。',
    enter: '錄入聽力圖',
  },
  section: {
    audiograms: '聽力圖',
    speech: '語音',
    'middle-ear': '中耳',
    verification: '驗證',
    outcomes: '效果',
    documents: '文書',
    save: '儲存',
    saved: '已儲存',
    takenAtNote: '留空：剛才',
  },
  settings: {
    title: '聽力圖',
    note: '聽力圖在這台裝置上（螢幕和紙上）的顯示方式',
    grades: '聽力損失分級',
    symbols: '符號',
    symbolSet: { asha: 'ASHA（同 ISO 8253-1）', bsa: '英國聽力學會（BSA）' },
  },
  ...audiogramWords,
  ...testsWords,
  ...outcomesWords,
  ...importWords,
  ...papersWords,
};
