import { messages as shown } from '../messages/zh-tw.ts';
import { pagesZhTw } from './pages-zh-tw.ts';

/** Words of the pages on parts, besides those that are told elsewhere. */
export const messages = { ...shown, ...pagesZhTw };
