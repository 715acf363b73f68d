import type { OrganisationSignIn } from '#modules/access';

/** What the web process and the worker process are told; plain data, because it crosses from one to the other. */
export interface ServerOptions {
  databaseUrl: string;
  secret: string;
  /** Lets the command line on this machine in. */
  localToken: string;
  filesFolder: string;
  webhooksReachPrivateNetworks?: boolean;
  /** Whose word on whom a request comes from is taken. */
  trustedProxies?: 'loopback' | 'private';
  virusScanner?: string | undefined;
  defaultTimeZone: string;
  logLevel: string;
  /** Address people open, when it is not the one the server itself sees. */
  publicUrl?: string | undefined;
  organisation?: OrganisationSignIn | undefined;
}
