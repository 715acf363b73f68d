import type { QueryClient } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import type { Root } from 'react-dom/client';
import {
  AppProviders,
  type Clock,
  createI18n,
  type MessageLoaders,
  type PreferencesStore,
  type ScreenModule,
} from '#ui';
import { createStaffRouter } from './router.tsx';

export type StaffAppOptions = {
  readonly root: Root;
  readonly screens: readonly ScreenModule[];
  readonly preferences: PreferencesStore;
  readonly queryClient: QueryClient;
  /** Where addresses live; the browser's own when absent. */
  readonly history?: RouterHistory;
  readonly clock?: Clock;
};

const shellMessages: MessageLoaders = {
  en: () => import('./messages/en.ts'),
  'zh-CN': () => import('./messages/zh-cn.ts'),
  'zh-TW': () => import('./messages/zh-tw.ts'),
};

/** Joins the modules' screens into one application and shows it. */
export async function startStaffApp(options: StaffAppOptions): Promise<void> {
  const { root, screens, preferences, queryClient, history, clock } = options;
  const namespaces = Object.fromEntries(screens.map((module) => [module.name, module.messages]));
  const words = await createI18n({ ...namespaces, shell: shellMessages }, preferences.get().language);
  const router = createStaffRouter(screens, history);
  root.render(
    <AppProviders
      preferences={preferences}
      words={words}
      queryClient={queryClient}
      screens={screens}
      {...(clock === undefined ? {} : { clock })}
    >
      <RouterProvider router={router} />
    </AppProviders>,
  );
}
