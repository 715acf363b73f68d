import { IconCalendar, IconTicket } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const appointmentsScreens = defineScreens({
  name: 'appointments',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/calendar',
      component: lazyScreen(() => import('./calendar-page.tsx'), 'CalendarPage'),
      permission: 'appointments.read',
      titleKey: 'place',
    },
    {
      path: '/reception',
      component: lazyScreen(() => import('./reception/reception-page.tsx'), 'ReceptionPage'),
      permission: 'appointments.read',
      titleKey: 'reception.place',
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
    {
      labelKey: 'reception.place',
      icon: IconTicket,
      path: '/reception',
      order: 54,
      group: 'work',
      permission: 'appointments.write',
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
      slot: 'settings.section',
      titleKey: 'reception.screen.title',
      order: 42,
      permission: 'appointments.manage',
      component: lazyScreen(() => import('./settings/waiting-room-section.tsx'), 'WaitingRoomSection'),
    },
    {
      slot: 'today.main',
      order: 19,
      orderByRole: { 'front-desk': 4 },
      permission: 'appointments.write',
      component: lazyScreen(() => import('./reception/today-reception.tsx'), 'TodayReception'),
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
