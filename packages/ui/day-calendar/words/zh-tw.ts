import type { MessagesLike } from '../../i18n/messages-like.ts';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  span: '範圍',
  month: '月',
  week: '週',
  today: '今天',
  beforeMonth: '上個月',
  afterMonth: '下個月',
  beforeWeek: '上一週',
  afterWeek: '下一週',
  entries: '{{number}} 項',
  more: '+{{number}}',
  manyMore: '還有很多',
  isToday: '今天',
  sideways: '前一天或後一天',
  upDown: '上一週或下一週的同一天',
  page: '上個月或下個月',
};
