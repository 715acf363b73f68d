import { messages as shown } from '../messages/zh-tw.ts';
import { pageZhTw } from './page-zh-tw.ts';

/** Words of the page on value and of a customer's value, besides those of the panels. */
export const messages = { ...shown, ...pageZhTw };
