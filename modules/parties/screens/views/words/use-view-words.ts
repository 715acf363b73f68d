import { createUseOwnWords } from '#ui';
import type { messages } from './en.ts';

export const useViewWords = createUseOwnWords<typeof messages>('parties-views', {
  en: () => import('./en.ts'),
  'zh-CN': () => import('./zh-cn.ts'),
  'zh-TW': () => import('./zh-tw.ts'),
});
