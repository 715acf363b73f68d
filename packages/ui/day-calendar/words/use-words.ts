import { createUseOwnWords } from '../../i18n/own-words.ts';
import type { messages } from './en.ts';

export const useWords = createUseOwnWords<typeof messages>('ui-day-calendar', {
  en: () => import('./en.ts'),
  'zh-CN': () => import('./zh-cn.ts'),
  'zh-TW': () => import('./zh-tw.ts'),
});
