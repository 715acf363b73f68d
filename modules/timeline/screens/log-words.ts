import type { MessageLoaders } from '#ui';

/** What the audit log calls this module's actions; read with the log alone. */
export const logWords: MessageLoaders = {
  en: () => import('./log-words/en.ts'),
  'zh-CN': () => import('./log-words/zh-cn.ts'),
  'zh-TW': () => import('./log-words/zh-tw.ts'),
};
