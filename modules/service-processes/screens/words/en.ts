import { messages as shown } from '../messages/en.ts';
import { words as design } from './design-en.ts';
import { words as metrics } from './metrics-en.ts';
import { words as paths } from './paths-en.ts';

/** Words of the pages about processes, besides those of the processes themselves. */
export const messages = { ...shown, design, metrics, paths };
