import { createUseOwnWords } from '#ui';
import type { messages } from './en.ts';

/** Words of the settings and of setting up, which come with their pages. */
export const useSettingsWords = createUseOwnWords<typeof messages>('access-settings', {
  en: () => import('./en.ts'),
  'zh-CN': () => import('./zh-cn.ts'),
  'zh-TW': () => import('./zh-tw.ts'),
});
