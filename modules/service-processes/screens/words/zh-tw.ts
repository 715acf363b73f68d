import { messages as shown } from '../messages/zh-tw.ts';
import { words as design } from './design-zh-tw.ts';
import { words as metrics } from './metrics-zh-tw.ts';
import { words as paths } from './paths-zh-tw.ts';

/** Words of the pages about processes, besides those of the processes themselves. */
export const messages = { ...shown, design, metrics, paths };
