import type { MessagesLike } from '#ui';
import { audiogramWords } from './audiogram-zh-cn.ts';
import type { messages as english } from './en.ts';
import { importWords } from './import-zh-cn.ts';
import { outcomesWords } from './outcomes-zh-cn.ts';
import { papersWords } from './papers-zh-cn.ts';
import { testsWords } from './tests-zh-cn.ts';

export const messages: MessagesLike<typeof english> = {
  tab: '听力',
  columnName: '{{ear}}{{conduction}}',
  list: { comma: '，' },
  ear: { R: '右耳', L: '左耳' },
  conduction: { air: '气导', bone: '骨导' },
  step: {
    take: '带入 {{when}} 听力图的数值',
    none: '先录入听力图，数值可直接带入。',
    old: '最近的听力图已超过六个月：请重新测听。',
    enter: '录入听力图',
  },
  section: {
    audiograms: '听力图',
    speech: '言语',
    'middle-ear': '中耳',
    verification: '验证',
    outcomes: '效果',
    documents: '文书',
    save: '保存',
    saved: '已保存',
    takenAtNote: '留空：刚才',
  },
  settings: {
    title: '听力图',
    note: '听力图在这台设备上（屏幕和纸上）的显示方式',
    grades: '听力损失分级',
    symbols: '符号',
    symbolSet: { asha: 'ASHA（同 ISO 8253-1）', bsa: '英国听力学会（BSA）' },
  },
  ...audiogramWords,
  ...testsWords,
  ...outcomesWords,
  ...importWords,
  ...papersWords,
};
