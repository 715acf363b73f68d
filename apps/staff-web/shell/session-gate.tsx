import type { ReactNode } from 'react';
import {
  ErrorPanel,
  PartBoundary,
  RegisteredComponent,
  type Session,
  SessionContext,
  type SessionProvider,
  Skeletons,
  TimeZoneContext,
  useScreens,
} from '#ui';
import styles from './shell.module.css';

const unguarded: Session = {
  person: { id: 'local', name: '' },
  permissions: new Set(),
  branches: [],
  signOut: async () => {},
};

/** With no module that knows about sign-in there is nobody to ask, and only screens without a permission are open. */
const noSession: SessionProvider = {
  useSession: () => ({ status: 'signed-in', session: unguarded }),
  SignInPage: () => null,
};

/** Shows the application to whom may see it, and sign-in or first run to others. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const screens = useScreens();
  const provider = screens.find((module) => module.session !== undefined)?.session ?? noSession;
  const state = provider.useSession();
  switch (state.status) {
    case 'loading':
      return (
        <div className={styles.alone}>
          <Skeletons rows={4} />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.alone}>
          <ErrorPanel error={state.error} onRetry={state.retry} />
        </div>
      );
    case 'first-run':
    case 'signed-out': {
      const page =
        state.status === 'first-run' ? (provider.FirstRunPage ?? provider.SignInPage) : provider.SignInPage;
      return (
        <PartBoundary>
          <RegisteredComponent component={page} />
        </PartBoundary>
      );
    }
    case 'signed-in':
      return (
        <SessionContext.Provider value={state.session}>
          <TimeZoneContext.Provider value={state.session.timeZone}>{children}</TimeZoneContext.Provider>
        </SessionContext.Provider>
      );
  }
}
