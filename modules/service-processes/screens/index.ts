import { IconChartDots, IconListCheck, IconRoute, IconSitemap } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useOverdueCount } from './process-queries.ts';

export const serviceProcessesScreens = defineScreens({
  name: 'service-processes',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/service',
      component: lazyScreen(() => import('./service-page.tsx'), 'ServicePage'),
      permission: 'service-processes.read',
      titleKey: 'place',
    },
    {
      path: '/service/map',
      component: lazyScreen(() => import('./map-page.tsx'), 'MapPage'),
      permission: 'service-processes.read',
      titleKey: 'paths.title',
    },
    {
      path: '/service/metrics',
      component: lazyScreen(() => import('./metrics-page.tsx'), 'MetricsPage'),
      permission: 'service-processes.read',
      titleKey: 'metrics.title',
    },
    {
      path: '/service/designs',
      component: lazyScreen(() => import('./design/designs-page.tsx'), 'DesignsPage'),
      permission: 'service-processes.design',
      titleKey: 'design.title',
    },
    {
      path: '/service/designs/$templateKey',
      component: lazyScreen(() => import('./design/design-page.tsx'), 'DesignPage'),
      permission: 'service-processes.design',
      titleKey: 'design.title',
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
  panels: [
    {
      slot: 'today.main',
      order: 25,
      orderByRole: { practitioner: 4, 'front-desk': 6 },
      permission: 'service-processes.write',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
  ],
  commands: [
    {
      id: 'service-processes.map',
      labelKey: 'paths.open',
      icon: IconRoute,
      run: ({ navigate }) => navigate('/service/map'),
      permission: 'service-processes.read',
    },
    {
      id: 'service-processes.metrics',
      labelKey: 'metrics.open',
      icon: IconChartDots,
      run: ({ navigate }) => navigate('/service/metrics'),
      permission: 'service-processes.read',
    },
    {
      id: 'service-processes.design',
      labelKey: 'design.open',
      icon: IconSitemap,
      run: ({ navigate }) => navigate('/service/designs'),
      permission: 'service-processes.design',
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
