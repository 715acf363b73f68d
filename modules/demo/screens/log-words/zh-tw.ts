import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'demo.load-asked': '載入了示範資料',
    'demo.removal-asked': '移除了示範資料',
  },
};
