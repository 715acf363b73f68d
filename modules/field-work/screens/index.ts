import { IconCar } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const fieldWorkScreens = defineScreens({
  name: 'field-work',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/field-work',
      component: lazyScreen(() => import('./field-work-page.tsx'), 'FieldWorkPage'),
      permission: 'field-work.read',
      titleKey: 'place',
    },
    {
      path: '/field-work/visits/$visitId/report',
      component: lazyScreen(() => import('./visit-paper-page.tsx'), 'VisitReportPage'),
      permission: 'field-work.read',
      titleKey: 'paper.report.visit',
    },
    {
      path: '/field-work/visits/$visitId/certificates',
      component: lazyScreen(() => import('./visit-paper-page.tsx'), 'TrainingCertificatesPage'),
      permission: 'field-work.read',
      titleKey: 'paper.certificates',
    },
    {
      path: '/my-visits',
      component: lazyScreen(() => import('./my-visits-page.tsx'), 'MyVisitsPage'),
      permission: 'field-work.visit',
      titleKey: 'mine.title',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconCar,
      path: '/field-work',
      order: 52,
      group: 'work',
      permission: 'field-work.read',
      goKey: 'f',
    },
  ],
  panels: [
    {
      slot: 'shell.banner',
      order: 40,
      permission: 'field-work.visit',
      component: lazyScreen(() => import('./waiting-banner.tsx'), 'WaitingBanner'),
    },
    {
      slot: 'today.main',
      order: 30,
      permission: 'field-work.visit',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
    {
      slot: 'customer.right',
      order: 30,
      titleKey: 'panel.title',
      permission: 'field-work.read',
      component: lazyScreen(() => import('./customer-panel.tsx'), 'CustomerPanel'),
    },
  ],
});
