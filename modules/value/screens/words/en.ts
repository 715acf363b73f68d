import { messages as shown } from '../messages/en.ts';
import { pageEn } from './page-en.ts';

/** Words of the page on value and of a customer's value, besides those of the panels. */
export const messages = { ...shown, ...pageEn };
