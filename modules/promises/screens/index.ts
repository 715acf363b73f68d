import { IconHeartHandshake } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useAboutToBreakCount } from './promise-queries.ts';

export const promisesScreens = defineScreens({
  name: 'promises',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/promises',
      component: lazyScreen(() => import('./promises-page.tsx'), 'PromisesPage'),
      permission: 'promises.read',
      titleKey: 'place',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconHeartHandshake,
      path: '/promises',
      order: 51,
      group: 'work',
      permission: 'promises.read',
      goKey: 'p',
      badge: useAboutToBreakCount,
    },
  ],
  panels: [
    {
      slot: 'today.side',
      order: 5,
      permission: 'promises.give',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
    {
      slot: 'customer.right',
      order: 12,
      titleKey: 'place',
      permission: 'promises.read',
      component: lazyScreen(() => import('./customer-panel.tsx'), 'CustomerPanel'),
    },
  ],
  tabs: [
    {
      slot: 'customer.tab',
      key: 'promises',
      titleKey: 'place',
      order: 25,
      permission: 'promises.read',
      component: lazyScreen(() => import('./promises-tab.tsx'), 'PromisesTab'),
    },
  ],
});
