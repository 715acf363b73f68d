import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'webhook.added': '添加 Webhook',
    'webhook.changed': '更改 Webhook',
    'webhook.removed': '移除 Webhook',
    'webhook.secret-renewed': '更换 Webhook 密钥',
    'webhook.tried': '试发 Webhook',
    'webhook.replayed': '重新发送事件',
  },
  subject: {
    webhook: 'Webhook',
  },
};
