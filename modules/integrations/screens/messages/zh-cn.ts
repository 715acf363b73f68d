import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  title: 'Webhook',
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
  problems: {
    'webhook-address-not-allowed': {
      title: '不能发送到此地址',
      detail: '请填写公共网络上的 https:// 地址，不含用户名和密码',
    },
    'unknown-event': {
      title: '没有这种事件',
      detail: '请从列表中选择',
    },
    'changes-forgotten': {
      title: '该时间的变更已不再保存',
      detail: '请重新读取全部列表，再从头获取变更',
    },
    'webhook-changed-meanwhile': {
      title: '其他人已更改此 Webhook',
      detail: '请重新打开后再修改',
    },
  },
};
