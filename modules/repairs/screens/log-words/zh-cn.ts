import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'repair.reported': '受理报修',
    'repair.decided': '判定三包',
    'repair.approved': '审批三包',
    'repair.moved': '推进维修',
    'repair.exchanged': '更换设备',
    'repair.refunded': '记录退款',
    'repair.part-reserved': '为维修预留配件',
    'repair.part-used': '维修使用配件',
    'repair.part-released': '释放预留配件',
    'repair.loaner-added': '添加备用机',
    'repair.loaner-lent': '借出备用机',
    'repair.loaner-returned': '收回备用机',
  },
};
