import { IconSettings, IconUrgent } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';
import { useOpenAlerts } from './use-open-alerts.ts';
import { useStaffSession } from './use-staff-session.tsx';

export const accessScreens = defineScreens({
  name: 'access',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  session: {
    useSession: useStaffSession,
    SignInPage: lazyScreen(() => import('./sign-in-page.tsx'), 'SignInPage'),
    FirstRunPage: lazyScreen(() => import('./first-run-page.tsx'), 'FirstRunPage'),
  },
  pages: [
    { path: '/welcome', component: lazyScreen(() => import('./welcome-page.tsx'), 'WelcomePage') },
    {
      path: '/choose-password',
      component: lazyScreen(() => import('./sign-in-page.tsx'), 'ChoosePasswordPage'),
    },
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
      badge: useOpenAlerts,
    },
  ],
  commands: [
    {
      id: 'access.emergency',
      labelKey: 'emergency.command',
      icon: IconUrgent,
      permission: 'access.emergency',
      run: ({ navigate }) => navigate('/settings?section=access.emergency'),
    },
  ],
  panels: [
    {
      slot: 'shell.banner',
      order: 10,
      component: lazyScreen(() => import('./session-banner.tsx'), 'SessionBanner'),
    },
    {
      slot: 'settings.section',
      order: 5,
      titleKey: 'emergency.title',
      permission: 'access.emergency',
      component: lazyScreen(() => import('./emergency-section.tsx'), 'EmergencySection'),
    },
    {
      slot: 'settings.section',
      order: 12,
      titleKey: 'secondStep.title',
      component: lazyScreen(() => import('./own-security-section.tsx'), 'OwnSecuritySection'),
    },
    {
      slot: 'settings.section',
      order: 14,
      titleKey: 'sessions.title',
      component: lazyScreen(() => import('./sessions-list.tsx'), 'OwnSessionsSection'),
    },
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
      order: 50,
      titleKey: 'apiKeys.title',
      permission: 'access.manage',
      component: lazyScreen(() => import('./api-keys-section.tsx'), 'ApiKeysSection'),
    },
    {
      slot: 'settings.section',
      order: 60,
      titleKey: 'security.title',
      permission: 'access.manage',
      component: lazyScreen(() => import('./security-section.tsx'), 'SecuritySection'),
    },
    {
      slot: 'settings.section',
      order: 890,
      titleKey: 'alerts.title',
      permission: 'access.alerts-read',
      component: lazyScreen(() => import('./alerts-section.tsx'), 'AlertsSection'),
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
