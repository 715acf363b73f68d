import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'order.recorded': '登記了購買',
    'order.refunded': '辦理了退款',
    'offer-item.created': '新增了商品或服務',
    'offer-item.changed': '修改了商品或服務',
    'offer-item.archived': '停售了商品或服務',
    'offer-item.restored': '恢復了商品或服務',
  },
};
