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
  logWords: () => import('./log-words.ts'),
  pages: [
    { path: '/', component: lazyScreen(() => import('./today-page.tsx'), 'TodayPage') },
    {
      path: '/follow-ups',
      component: lazyScreen(() => import('./follow-ups-page.tsx'), 'FollowUpsPage'),
      permission: 'follow-ups.read',
      titleKey: 'list.title',
    },
  ],
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
      slot: 'today.side',
      order: 10,
      orderByRole: { manager: 1 },
      permission: 'follow-ups.configure',
      component: lazyScreen(() => import('./overdue-panel.tsx'), 'OverduePanel'),
    },
    {
      slot: 'assets.recall',
      order: 10,
      permission: 'follow-ups.configure',
      component: lazyScreen(() => import('./recall-calls.tsx'), 'RecallCalls'),
    },
    {
      slot: 'settings.section',
      order: 290,
      permission: 'follow-ups.configure',
      titleKey: 'rules.title',
      component: lazyScreen(() => import('./rules-section.tsx'), 'RulesSection'),
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
