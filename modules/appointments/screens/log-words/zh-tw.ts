import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'appointment.holidays-previewed': '查看節假日檔案',
    'appointment.holidays-imported': '匯入節假日',
    'appointment.holidays-undone': '復原節假日匯入',
    'appointment.ticket-drawn': '取號',
    'appointment.ticket-called': '叫號',
    'appointment.ticket-ended': '記錄號票結果',
    'appointment.ticket-named': '登記號票所屬客戶',
    'appointment.ticket-transferred': '轉接到店客戶',
    'appointment.waiting-room-link-made': '產生候診屏連結',
    'appointment.waiting-room-link-revoked': '停用候診屏連結',
    'appointment.calendar-link-made': '建立自己行事曆的連結',
    'appointment.calendar-link-revoked': '停用自己行事曆的連結',
    'appointment.booked': '新增預約',
    'appointment.rescheduled': '更改預約時間',
    'appointment.cancelled': '取消預約',
    'appointment.attended': '記錄客戶是否到店',
    'appointment.type-changed': '更改預約類型',
    'appointment.resource-added': '新增可預約資源',
    'appointment.resource-changed': '更改可預約資源',
    'appointment.hours-changed': '更改門市工作時間',
    'appointment.waiting-added': '把客戶加入候補',
    'appointment.waiting-withdrawn': '把客戶移出候補',
  },
};
