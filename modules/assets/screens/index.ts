import { defineScreens, lazyScreen } from '#ui';

export const assetsScreens = defineScreens({
  name: 'assets',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  panels: [
    {
      slot: 'customer.right',
      order: 25,
      titleKey: 'panel.title',
      permission: 'assets.read',
      component: lazyScreen(() => import('./devices-panel.tsx'), 'DevicesPanel'),
    },
  ],
});
