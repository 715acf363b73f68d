import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'note.added': '寫了備註',
    'call.logged': '記錄了通話',
    'contact.logged': '記錄聯繫',
    'interaction.retracted': '撤回了備註或通話',
  },
};
