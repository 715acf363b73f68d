import { IconCalendar } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const appointmentsScreens = defineScreens({
  name: 'appointments',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  pages: [
    {
      path: '/calendar',
      component: lazyScreen(() => import('./calendar-page.tsx'), 'CalendarPage'),
      permission: 'appointments.read',
      titleKey: 'place',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconCalendar,
      path: '/calendar',
      order: 15,
      group: 'work',
      permission: 'appointments.read',
      goKey: 'k',
    },
  ],
  panels: [
    {
      slot: 'settings.section',
      titleKey: 'settings.hours',
      order: 40,
      permission: 'appointments.manage',
      component: lazyScreen(() => import('./settings/hours-section.tsx'), 'HoursSection'),
    },
    {
      slot: 'settings.section',
      titleKey: 'settings.types',
      order: 45,
      permission: 'appointments.manage-types',
      component: lazyScreen(() => import('./settings/types-section.tsx'), 'TypesSection'),
    },
    {
      slot: 'settings.section',
      titleKey: 'link.title',
      order: 16,
      permission: 'appointments.read',
      component: lazyScreen(() => import('./settings/calendar-link-section.tsx'), 'CalendarLinkSection'),
    },
    {
      slot: 'today.main',
      order: 20,
      orderByRole: { practitioner: 5, 'front-desk': 5 },
      permission: 'appointments.read',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
    {
      slot: 'customer.right',
      order: 15,
      titleKey: 'panel.next',
      permission: 'appointments.read',
      component: lazyScreen(() => import('./customer-panel.tsx'), 'CustomerPanel'),
    },
  ],
});
