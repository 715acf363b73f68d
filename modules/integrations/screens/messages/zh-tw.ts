import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  title: 'Webhook',
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
  problems: {
    'webhook-address-not-allowed': {
      title: '不能傳送到此地址',
      detail: '請填寫公共網路上的 https:// 地址，不含使用者名稱和密碼',
    },
    'unknown-event': {
      title: '沒有這種事件',
      detail: '請從清單中選擇',
    },
    'changes-forgotten': {
      title: '該時間的變更已不再保存',
      detail: '請重新讀取全部清單，再從頭取得變更',
    },
    'webhook-changed-meanwhile': {
      title: '其他人已更改此 Webhook',
      detail: '請重新開啟後再修改',
    },
  },
};
