import { messages as shown } from '../messages/zh-cn.ts';
import { mergingZhCn } from './merging-zh-cn.ts';

/** Words of merging, besides those of the customers themselves. */
export const messages = { ...shown, ...mergingZhCn };
