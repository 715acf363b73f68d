import type { MessagesLike } from '#ui';
import type { messages as english } from './en.ts';

export const messages: MessagesLike<typeof english> = { tab: '聽力', settings: { title: '聽力圖' } };
