import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'repair.reported': '受理報修',
    'repair.decided': '判定保固',
    'repair.approved': '審核保固',
    'repair.moved': '推進維修',
    'repair.exchanged': '更換設備',
    'repair.refunded': '記錄退款',
    'repair.part-reserved': '為維修預留零件',
    'repair.part-used': '維修使用零件',
    'repair.part-released': '釋出預留零件',
    'repair.loaner-added': '新增備用機',
    'repair.loaner-lent': '借出備用機',
    'repair.loaner-returned': '收回備用機',
  },
};
