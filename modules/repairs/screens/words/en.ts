import { messages as shown } from '../messages/en.ts';
import { pagesEn } from './pages-en.ts';

/** Words of the pages on repairs, besides those that are told elsewhere. */
export const messages = { ...shown, ...pagesEn };
