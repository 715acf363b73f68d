import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'note.added': '写了备注',
    'call.logged': '记录了通话',
    'contact.logged': '记录联系',
    'interaction.retracted': '撤回了备注或通话',
  },
};
