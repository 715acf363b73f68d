import type { MessagesLike } from '../../i18n/messages-like.ts';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  moveTo: '移到',
  moveCard: '移动{{name}}',
  more: '加载更多',
  none: '这里没有',
  hint: '方向键在卡片间移动，回车打开，M 移动卡片',
  countMore: '超过 {{number}}',
  next: '下一张卡片',
  previous: '上一张卡片',
  nextColumn: '右边一列',
  previousColumn: '左边一列',
  open: '打开卡片',
  move: '移动卡片',
};
