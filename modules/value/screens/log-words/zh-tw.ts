import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'value-run.requested': '開始了一次價值計算',
    'value-run.cancelled': '停止了一次價值計算',
    'drift.snoozed': '暫緩了一位疏遠的客戶',
    'drift.snooze-ended': '恢復了一位暫緩的客戶',
    'value-settings.changed': '修改了價值設定',
  },
};
