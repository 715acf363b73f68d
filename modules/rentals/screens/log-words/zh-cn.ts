import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'rental.unit-added': '添加可租物品',
    'rental.unit-retired': '下架可租物品',
    'rental.handed-out': '租出或借出物品',
    'rental.extended': '续租',
    'rental.taken-back': '收回租借物品',
    'rental.sold': '将租借物品售予客户',
  },
};
