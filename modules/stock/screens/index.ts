import { IconPackages } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const stockScreens = defineScreens({
  name: 'stock',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/stock',
      component: lazyScreen(() => import('./stock-page.tsx'), 'StockPage'),
      permission: 'stock.read',
      titleKey: 'place',
    },
    {
      path: '/stock/orders',
      component: lazyScreen(() => import('./purchases-page.tsx'), 'PurchasesPage'),
      permission: 'stock.read',
      titleKey: 'orders.place',
    },
    {
      path: '/stock/orders/$orderId',
      component: lazyScreen(() => import('./purchase-page.tsx'), 'PurchasePage'),
      permission: 'stock.read',
      titleKey: 'orders.one',
    },
    {
      path: '/stock/picks',
      component: lazyScreen(() => import('./picks-page.tsx'), 'PicksPage'),
      permission: 'stock.read',
      titleKey: 'picks.place',
    },
    {
      path: '/stock/$partId',
      component: lazyScreen(() => import('./part-page.tsx'), 'PartPage'),
      permission: 'stock.read',
      titleKey: 'source',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconPackages,
      path: '/stock',
      order: 53,
      group: 'work',
      permission: 'stock.read',
    },
  ],
});
