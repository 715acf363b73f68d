import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'attachment.added': '添加文件',
    'attachment.removed': '取出文件',
    'attachment.restored': '恢复文件',
    'attachment.read': '查看文件',
  },
};
