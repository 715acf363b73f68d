import { IconTrash, IconUserPlus, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { searchCustomers } from './search-customers.ts';

export const partiesScreens = defineScreens({
  name: 'parties',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
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
      path: '/customers/duplicates',
      component: lazyScreen(() => import('./duplicates-page.tsx'), 'DuplicatesPage'),
      permission: 'parties.merge',
    },
    {
      path: '/customers/archived',
      component: lazyScreen(() => import('./recycle-bin-page.tsx'), 'RecycleBinPage'),
      permission: 'parties.read',
    },
    {
      path: '/customers/coverage',
      component: lazyScreen(() => import('./coverage-page.tsx'), 'CoveragePage'),
      permission: 'parties.read',
    },
    {
      path: '/customers/print',
      component: lazyScreen(() => import('./print-list-page.tsx'), 'PrintListPage'),
      permission: 'parties.export',
    },
    {
      path: '/customers/$partyId/print',
      component: lazyScreen(() => import('./print-customer-page.tsx'), 'PrintCustomerPage'),
      permission: 'parties.export',
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
  panels: [
    {
      slot: 'customer.left',
      order: 10,
      component: lazyScreen(() => import('./relations-panel.tsx'), 'RelationsPanel'),
      permission: 'parties.read',
    },
    {
      slot: 'customer.left',
      order: 90,
      component: lazyScreen(() => import('./merge-history.tsx'), 'MergeHistory'),
      permission: 'parties.read',
    },
    {
      slot: 'timeline.entry',
      order: 10,
      component: lazyScreen(() => import('./timeline-changes.tsx'), 'TimelineChanges'),
    },
    {
      slot: 'settings.section',
      order: 45,
      titleKey: 'tagging.title',
      permission: 'parties.manage-tags',
      component: lazyScreen(() => import('./tags-section.tsx'), 'TagsSection'),
    },
  ],
  commands: [
    {
      id: 'review-duplicates',
      labelKey: 'duplicates.command',
      icon: IconUsersGroup,
      permission: 'parties.merge',
      run: ({ navigate }) => navigate('/customers/duplicates'),
    },
    {
      id: 'new-customer',
      labelKey: 'command.new',
      icon: IconUserPlus,
      permission: 'parties.write',
      creates: true,
      shortcut: 'c',
      run: ({ navigate }) => navigate('/customers/new'),
    },
    {
      id: 'data-coverage',
      labelKey: 'coverage.command',
      icon: IconUsers,
      permission: 'parties.read',
      run: ({ navigate }) => navigate('/customers/coverage'),
    },
    {
      id: 'recycle-bin',
      labelKey: 'desk.bin',
      icon: IconTrash,
      permission: 'parties.read',
      run: ({ navigate }) => navigate('/customers/archived'),
    },
  ],
  searches: [{ titleKey: 'place', permission: 'parties.read', search: searchCustomers }],
});
