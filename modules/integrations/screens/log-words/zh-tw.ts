import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'webhook.added': '新增 Webhook',
    'webhook.changed': '更改 Webhook',
    'webhook.removed': '移除 Webhook',
    'webhook.secret-renewed': '更換 Webhook 金鑰',
    'webhook.tried': '試發 Webhook',
    'webhook.replayed': '重新傳送事件',
  },
  subject: {
    webhook: 'Webhook',
  },
};
