import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { searchCustomers } from './search-customers.ts';

export const partiesScreens = defineScreens({
  name: 'parties',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  pages: [
    {
      path: '/customers',
      component: lazyScreen(() => import('./customers-page.tsx'), 'CustomersPage'),
      permission: 'parties.read',
    },
    {
      path: '/customers/new',
      component: lazyScreen(() => import('./new-customer-page.tsx'), 'NewCustomerPage'),
      permission: 'parties.write',
    },
    {
      path: '/customers/$partyId',
      component: lazyScreen(() => import('./customer-page.tsx'), 'CustomerPage'),
      permission: 'parties.read',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconUsers,
      path: '/customers',
      order: 30,
      group: 'work',
      permission: 'parties.read',
      goKey: 'c',
    },
  ],
  commands: [
    {
      id: 'new-customer',
      labelKey: 'command.new',
      icon: IconUserPlus,
      permission: 'parties.write',
      creates: true,
      shortcut: 'c',
      run: ({ navigate }) => navigate('/customers/new'),
    },
  ],
  searches: [{ titleKey: 'place', permission: 'parties.read', search: searchCustomers }],
});
