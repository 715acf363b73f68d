import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'appointment.holidays-previewed': '查看节假日文件',
    'appointment.holidays-imported': '导入节假日',
    'appointment.holidays-undone': '撤销节假日导入',
    'appointment.ticket-drawn': '取号',
    'appointment.ticket-called': '叫号',
    'appointment.ticket-ended': '记录号票结果',
    'appointment.ticket-named': '登记号票所属客户',
    'appointment.ticket-transferred': '转接到店客户',
    'appointment.waiting-room-link-made': '生成候诊屏链接',
    'appointment.waiting-room-link-revoked': '停用候诊屏链接',
    'appointment.calendar-link-made': '创建自己日历的链接',
    'appointment.calendar-link-revoked': '停用自己日历的链接',
    'appointment.booked': '新建预约',
    'appointment.rescheduled': '更改预约时间',
    'appointment.cancelled': '取消预约',
    'appointment.attended': '记录客户是否到店',
    'appointment.type-changed': '更改预约类型',
    'appointment.resource-added': '添加可预约资源',
    'appointment.resource-changed': '更改可预约资源',
    'appointment.hours-changed': '更改门店工作时间',
    'appointment.waiting-added': '把客户加入候补',
    'appointment.waiting-withdrawn': '把客户移出候补',
  },
};
