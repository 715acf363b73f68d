import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'stock.part-added': '添加配件',
    'stock.part-changed': '修改配件',
    'stock.moved': '记录订货、入库或退回',
    'stock.transferred': '调拨配件',
    'stock.counted': '盘点配件',
    'stock.ordered': '订购配件',
    'stock.order-received': '配件订单入库',
    'stock.order-closed': '结束配件订单',
    'stock.reorder-point-set': '设定补货点',
  },
};
