import { createUseMessages } from '#ui';
import type { messages } from './en.ts';

export const useWords = createUseMessages<typeof messages>('rentals');
