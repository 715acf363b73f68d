import { IconTool } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useOverdueCount } from './repair-queries.ts';

export const repairsScreens = defineScreens({
  name: 'repairs',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/repairs',
      component: lazyScreen(() => import('./repairs-page.tsx'), 'RepairsPage'),
      permission: 'repairs.read',
      titleKey: 'place',
    },
    {
      path: '/repairs/$repairId',
      component: lazyScreen(() => import('./repair-page.tsx'), 'RepairPage'),
      permission: 'repairs.read',
      titleKey: 'source',
    },
    {
      path: '/repairs/$repairId/ticket',
      component: lazyScreen(() => import('./ticket-page.tsx'), 'TicketPage'),
      permission: 'repairs.read',
      titleKey: 'ticket.title',
    },
    {
      path: '/repairs/$repairId/label',
      component: lazyScreen(() => import('./label-page.tsx'), 'LabelPage'),
      permission: 'repairs.read',
      titleKey: 'label.title',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconTool,
      path: '/repairs',
      order: 52,
      group: 'work',
      permission: 'repairs.read',
      goKey: 'r',
      badge: useOverdueCount,
    },
  ],
  panels: [
    {
      slot: 'asset.main',
      order: 10,
      permission: 'repairs.read',
      component: lazyScreen(() => import('./asset-panel.tsx'), 'AssetPanel'),
    },
    {
      slot: 'today.side',
      order: 20,
      permission: 'repairs.read',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
  ],
});
