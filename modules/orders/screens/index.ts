import { defineScreens, lazyScreen } from '#ui';

export const ordersScreens = defineScreens({
  name: 'orders',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  tabs: [
    {
      slot: 'customer.tab',
      key: 'orders',
      titleKey: 'tab',
      order: 40,
      permission: 'orders.read',
      component: lazyScreen(() => import('./orders-tab.tsx'), 'OrdersTab'),
    },
  ],
});
