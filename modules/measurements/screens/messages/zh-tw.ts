import type { MessagesLike } from '#ui';
import type { messages as english } from './en.ts';

export const messages: MessagesLike<typeof english> = {
  source: '測量',
  problems: {
    'unknown-measurement-kind': { title: '沒有這種測量', detail: '請從列出的種類中選擇' },
    'measurement-not-accepted': { title: '測量資料有誤', detail: '請檢查標出的數值後再儲存' },
    'measured-in-the-future': { title: '測量時間不能在將來', detail: '請檢查測量的日期和時間' },
    'measurement-not-exchanged': { title: '這種測量沒有交換格式', detail: '請匯出其他種類，或列印' },
    'measurement-corrected-already': {
      title: '這次測量已由別人更正',
      detail: '請重新開啟頁面，更正最新的一份',
    },
  },
  timeline: { measurement: { recorded: '完成{{kindName}}' } },
};
