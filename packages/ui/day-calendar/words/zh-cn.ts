import type { MessagesLike } from '../../i18n/messages-like.ts';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  span: '范围',
  month: '月',
  week: '周',
  today: '今天',
  beforeMonth: '上个月',
  afterMonth: '下个月',
  beforeWeek: '上一周',
  afterWeek: '下一周',
  entries: '{{number}} 项',
  more: '+{{number}}',
  manyMore: '还有很多',
  isToday: '今天',
  sideways: '前一天或后一天',
  upDown: '上一周或下一周的同一天',
  page: '上个月或下个月',
};
