import { defineScreens } from '#ui';

/** The words for measurements; what they look like is shown by the packs that bring their kinds. */
export const measurementsScreens = defineScreens({
  name: 'measurements',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
});
