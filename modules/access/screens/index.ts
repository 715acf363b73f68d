import { IconSettings } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useStaffSession } from './use-staff-session.tsx';

export const accessScreens = defineScreens({
  name: 'access',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  session: {
    useSession: useStaffSession,
    SignInPage: lazyScreen(() => import('./sign-in-page.tsx'), 'SignInPage'),
    FirstRunPage: lazyScreen(() => import('./first-run-page.tsx'), 'FirstRunPage'),
  },
  pages: [
    { path: '/welcome', component: lazyScreen(() => import('./welcome-page.tsx'), 'WelcomePage') },
    { path: '/settings', component: lazyScreen(() => import('./settings-page.tsx'), 'SettingsPage') },
  ],
  navigation: [
    {
      labelKey: 'settings.place',
      icon: IconSettings,
      path: '/settings',
      order: 900,
      group: 'system',
      goKey: ',',
    },
  ],
  panels: [
    {
      slot: 'settings.section',
      order: 10,
      titleKey: 'password.title',
      component: lazyScreen(() => import('./own-password-section.tsx'), 'OwnPasswordSection'),
    },
    {
      slot: 'settings.section',
      order: 20,
      titleKey: 'business.title',
      permission: 'access.manage',
      component: lazyScreen(() => import('./business-section.tsx'), 'BusinessSection'),
    },
    {
      slot: 'settings.section',
      order: 30,
      titleKey: 'branches.title',
      permission: 'access.manage',
      component: lazyScreen(() => import('./branches-section.tsx'), 'BranchesSection'),
    },
    {
      slot: 'settings.section',
      order: 40,
      titleKey: 'staff.title',
      permission: 'access.manage',
      component: lazyScreen(() => import('./staff-section.tsx'), 'StaffSection'),
    },
    {
      slot: 'settings.section',
      order: 900,
      titleKey: 'audit.title',
      permission: 'access.audit-read',
      component: lazyScreen(() => import('./audit-section.tsx'), 'AuditSection'),
    },
  ],
});
