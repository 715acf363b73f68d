import { messages as shown } from '../messages/zh-cn.ts';
import { pageZhCn } from './page-zh-cn.ts';

/** Words of the page on value and of a customer's value, besides those of the panels. */
export const messages = { ...shown, ...pageZhCn };
