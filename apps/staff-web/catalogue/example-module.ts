import {
  IconChartLine,
  IconInbox,
  IconRoute,
  IconSettings,
  IconSun,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { BrokenPanel, FinePanel } from './example-panels.tsx';

const loadMessages = () => import('./messages.ts');

/** A made-up module that fills the shell and the slots of the catalogue. */
export const exampleModule = defineScreens({
  name: 'example',
  messages: { en: loadMessages, 'zh-CN': loadMessages, 'zh-TW': loadMessages },
  pages: [
    { path: '/today', component: lazyScreen(() => import('./basics-page.tsx'), 'BasicsPage') },
    { path: '/inbox', component: lazyScreen(() => import('./pieces-page.tsx'), 'PiecesPage') },
    { path: '/customers', component: lazyScreen(() => import('./list-page.tsx'), 'ListPage') },
    { path: '/service', component: lazyScreen(() => import('./file-page.tsx'), 'FilePage') },
    { path: '/value', component: lazyScreen(() => import('./charts-page.tsx'), 'ChartsPage') },
  ],
  navigation: [
    { labelKey: 'today', icon: IconSun, path: '/today', order: 10, badge: () => 14, goKey: 't' },
    { labelKey: 'inbox', icon: IconInbox, path: '/inbox', order: 20, badge: () => 6, goKey: 'i' },
    { labelKey: 'customers', icon: IconUsers, path: '/customers', order: 30, goKey: 'c' },
    { labelKey: 'service', icon: IconRoute, path: '/service', order: 50 },
    { labelKey: 'value', icon: IconChartLine, path: '/value', order: 110, group: 'insight' },
    { labelKey: 'settings', icon: IconSettings, path: '/settings', order: 900, group: 'system' },
  ],
  commands: [
    {
      id: 'new-customer',
      labelKey: 'newCustomer',
      icon: IconUserPlus,
      creates: true,
      shortcut: 'c',
      run: ({ navigate }) => navigate('/customers'),
    },
  ],
  searches: [
    {
      titleKey: 'customersTitle',
      search: async (text) =>
        ['陈桂芳', '陈志明', 'Margaret Lowe']
          .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
          .map((name) => ({
            id: name,
            title: name,
            subtitle: '138 0013 5521',
            path: '/customers',
            icon: IconUsers,
          })),
    },
  ],
  panels: [
    { slot: 'catalogue.panel', order: 10, titleKey: 'panelFine', component: FinePanel },
    { slot: 'catalogue.panel', order: 20, titleKey: 'panelBroken', component: BrokenPanel },
  ],
  session: {
    SignInPage: () => null,
    useSession: () => ({
      status: 'signed-in',
      session: {
        person: { id: 'T_1', name: '周婷' },
        permissions: new Set(),
        branches: [
          { id: 'T_1', name: '越秀店' },
          { id: 'T_2', name: '天河店' },
        ],
        branchId: 'T_1',
        selectBranch: () => {},
        signOut: async () => {},
        timeZone: 'Asia/Shanghai',
      },
    }),
  },
});
