import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'stock.part-added': '新增零件',
    'stock.part-changed': '修改零件',
    'stock.moved': '記錄訂貨、入庫或退回',
    'stock.transferred': '調撥零件',
    'stock.counted': '盤點零件',
    'stock.ordered': '訂購零件',
    'stock.order-received': '零件訂單入庫',
    'stock.order-closed': '結束零件訂單',
    'stock.reorder-point-set': '設定補貨點',
  },
};
