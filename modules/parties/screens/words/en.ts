import { messages as shown } from '../messages/en.ts';
import { mergingEn } from './merging-en.ts';

/** Words of merging, besides those of the customers themselves. */
export const messages = { ...shown, ...mergingEn };
