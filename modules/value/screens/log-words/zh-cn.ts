import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'value-run.requested': '开始了一次价值计算',
    'value-run.cancelled': '停止了一次价值计算',
    'drift.snoozed': '暂缓了一位疏远的客户',
    'drift.snooze-ended': '恢复了一位暂缓的客户',
    'value-settings.changed': '修改了价值设置',
  },
};
