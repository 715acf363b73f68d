import { createUseOwnWords } from '#ui';
import type { messages } from './en.ts';

export const useWords = createUseOwnWords<typeof messages>('value-page', {
  en: () => import('./en.ts'),
  'zh-CN': () => import('./zh-cn.ts'),
  'zh-TW': () => import('./zh-tw.ts'),
});
