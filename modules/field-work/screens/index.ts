import { defineScreens } from '#ui';

export const fieldWorkScreens = defineScreens({
  name: 'field-work',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
});
