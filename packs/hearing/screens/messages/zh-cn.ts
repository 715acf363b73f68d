import type { MessagesLike } from '#ui';
import type { messages as english } from './en.ts';

export const messages: MessagesLike<typeof english> = { tab: '听力', settings: { title: '听力图' } };
