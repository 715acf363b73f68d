import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from '@tanstack/react-router';
import {
  collectEntries,
  type PageEntry,
  PartBoundary,
  RegisteredComponent,
  type ScreenModule,
  useMay,
} from '#ui';
import { NoPermission, NotFound } from './shell/dead-ends.tsx';
import { Shell } from './shell/shell.tsx';

function GuardedPage({ page }: { readonly page: PageEntry }) {
  const may = useMay();
  if (!may(page.permission)) return <NoPermission permission={page.permission ?? ''} />;
  return (
    <PartBoundary>
      <RegisteredComponent component={page.component} />
    </PartBoundary>
  );
}

function FirstPlace({ screens }: { readonly screens: readonly ScreenModule[] }) {
  const may = useMay();
  const first = collectEntries(screens, (module) => module.navigation).find((place) => may(place.permission));
  return first === undefined ? <NotFound /> : <Navigate to={first.path} replace />;
}

/** Routes made of every module's pages; the bare address leads to the first place the person may see. */
export function createStaffRouter(screens: readonly ScreenModule[], history?: RouterHistory) {
  const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  const pages = screens.flatMap((module) => module.pages ?? []);
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => rootRoute,
      path: page.path,
      component: () => <GuardedPage page={page} />,
    }),
  );
  const indexRoute = createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: () => <FirstPlace screens={screens} />,
  });
  const hasIndexPage = pages.some((page) => page.path === '/');
  return createRouter({
    routeTree: rootRoute.addChildren(hasIndexPage ? routes : [...routes, indexRoute]),
    ...(history === undefined ? {} : { history }),
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}
