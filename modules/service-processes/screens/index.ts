import { IconListCheck } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useOverdueCount } from './process-queries.ts';

export const serviceProcessesScreens = defineScreens({
  name: 'service-processes',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  pages: [
    {
      path: '/service',
      component: lazyScreen(() => import('./service-page.tsx'), 'ServicePage'),
      permission: 'service-processes.read',
      titleKey: 'place',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconListCheck,
      path: '/service',
      order: 50,
      group: 'work',
      permission: 'service-processes.read',
      goKey: 's',
      badge: useOverdueCount,
    },
  ],
  tabs: [
    {
      slot: 'customer.tab',
      key: 'service',
      titleKey: 'tab',
      order: 20,
      permission: 'service-processes.read',
      component: lazyScreen(() => import('./service-tab.tsx'), 'ServiceTab'),
    },
  ],
});
