import type { Permission } from '#contract-kit';
import type { Actor, Database } from '#platform';
import type { SessionCookie } from './data/session-cookie.ts';
import type { SignInLibrary } from './data/sign-in-library.ts';

/** The organisation's own sign-in, by OpenID Connect. */
export interface OrganisationSignIn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button: "Sign in with …". */
  name: string;
}

/** Who sends a request, and by which session if a browser sent it. */
export interface Caller {
  actor: Actor;
  viaCookie: boolean;
  session?: {
    sessionId: string;
    /** Who signed in, also while they look through somebody's eyes. */
    staffId: string;
    impersonation: { administratorName: string; endsAt: string } | null;
    emergencyEndsAt: string | null;
    /** Nothing is open until a second step is set up. */
    secondStepDue: boolean;
  };
}

/** What the routes of this module stand on. */
export interface AccessServices {
  library: SignInLibrary;
  cookie: Promise<SessionCookie>;
  authenticate: (headers: Headers) => Promise<Caller | undefined>;
  /** Permissions of all modules, so that the app can be told which of them the person holds. */
  permissions: () => readonly Permission[];
  /** Outside any transaction: what must stay although the request is refused, such as a failed attempt. */
  db: Database;
  /** The server's secret, which the database does not know. */
  secret: string;
  /** Address people open; without it, the one the browser used. */
  publicUrl?: string;
  organisation?: OrganisationSignIn;
}
