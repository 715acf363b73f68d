import { defineScreens } from '#ui';

export const appointmentsScreens = defineScreens({
  name: 'appointments',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
});
