import { IconSun } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useDueCount } from './care-queries.ts';

export const followUpsScreens = defineScreens({
  name: 'follow-ups',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  pages: [{ path: '/', component: lazyScreen(() => import('./today-page.tsx'), 'TodayPage') }],
  navigation: [
    {
      labelKey: 'place',
      icon: IconSun,
      path: '/',
      order: 10,
      group: 'work',
      goKey: 't',
      badge: () => useDueCount()?.due,
    },
  ],
  panels: [
    {
      slot: 'today.main',
      order: 10,
      permission: 'follow-ups.read',
      component: lazyScreen(() => import('./now-panel.tsx'), 'NowPanel'),
    },
    {
      slot: 'customer.right',
      order: 10,
      titleKey: 'next.title',
      permission: 'follow-ups.read',
      component: lazyScreen(() => import('./next-panel.tsx'), 'NextPanel'),
    },
  ],
});
