import { defineScreens } from '#ui';

export const promisesScreens = defineScreens({
  name: 'promises',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
});
