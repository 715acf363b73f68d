import { messages as shown } from '../messages/zh-cn.ts';
import { pagesZhCn } from './pages-zh-cn.ts';

/** Words of the pages on repairs, besides those that are told elsewhere. */
export const messages = { ...shown, ...pagesZhCn };
