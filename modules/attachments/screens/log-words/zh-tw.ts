import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'attachment.added': '新增檔案',
    'attachment.removed': '取出檔案',
    'attachment.restored': '恢復檔案',
    'attachment.read': '查看檔案',
  },
};
