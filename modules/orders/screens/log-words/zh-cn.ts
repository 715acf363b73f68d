import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'order.recorded': '登记了购买',
    'order.refunded': '办理了退款',
    'offer-item.created': '新增了商品或服务',
    'offer-item.changed': '修改了商品或服务',
    'offer-item.archived': '停售了商品或服务',
    'offer-item.restored': '恢复了商品或服务',
  },
};
