import type { MessagesLike } from '../../i18n/messages-like.ts';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  moveTo: '移到',
  moveCard: '移動{{name}}',
  more: '載入更多',
  none: '這裡沒有',
  hint: '方向鍵在卡片間移動，Enter 開啟，M 移動卡片',
  countMore: '超過 {{number}}',
  next: '下一張卡片',
  previous: '上一張卡片',
  nextColumn: '右邊一欄',
  previousColumn: '左邊一欄',
  open: '開啟卡片',
  move: '移動卡片',
};
