import { messages as shown } from '../messages/zh-tw.ts';
import { mergingZhTw } from './merging-zh-tw.ts';

/** Words of merging, besides those of the customers themselves. */
export const messages = { ...shown, ...mergingZhTw };
