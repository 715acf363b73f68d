import { IconCalendarRepeat } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const rentalsScreens = defineScreens({
  name: 'rentals',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/rentals',
      component: lazyScreen(() => import('./rentals-page.tsx'), 'RentalsPage'),
      permission: 'rentals.read',
      titleKey: 'place',
    },
    {
      path: '/rentals/$rentalId',
      component: lazyScreen(() => import('./rental-page.tsx'), 'RentalPage'),
      permission: 'rentals.read',
      titleKey: 'source',
    },
    {
      path: '/rentals/$rentalId/contract',
      component: lazyScreen(() => import('./contract-page.tsx'), 'ContractPage'),
      permission: 'rentals.read',
      titleKey: 'contract.title',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconCalendarRepeat,
      path: '/rentals',
      order: 54,
      group: 'work',
      permission: 'rentals.read',
    },
  ],
  panels: [
    {
      slot: 'customer.devices',
      order: 10,
      permission: 'rentals.read',
      component: lazyScreen(() => import('./customer-panel.tsx'), 'CustomerPanel'),
    },
    {
      slot: 'today.side',
      order: 21,
      permission: 'rentals.read',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
  ],
});
