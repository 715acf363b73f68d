import { messages as shown } from '../messages/zh-cn.ts';
import { words as design } from './design-zh-cn.ts';
import { words as metrics } from './metrics-zh-cn.ts';
import { words as paths } from './paths-zh-cn.ts';

/** Words of the pages about processes, besides those of the processes themselves. */
export const messages = { ...shown, design, metrics, paths };
