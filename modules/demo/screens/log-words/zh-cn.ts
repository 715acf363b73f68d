import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'demo.load-asked': '载入了演示数据',
    'demo.removal-asked': '移除了演示数据',
  },
};
