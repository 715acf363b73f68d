import { z } from 'zod';

/** One setting: what it is called, what it may be, and the words for the guide. */
export interface SettingDefinition {
  readonly name: `PERENNIAL_${string}`;
  /** Turns the text into the value; its messages finish the sentence "PERENNIAL_X is "y": …". */
  readonly schema: z.ZodType<unknown, string>;
  readonly default?: string;
  readonly means: string;
  /** Kept out of messages and not accepted on a command line, where other accounts could read it. */
  readonly secret?: true;
}

const wholePort = /^\d{1,5}$/;

const port = z
  .string()
  .refine((text) => wholePort.test(text) && Number(text) <= 65_535, 'give a whole number from 0 to 65535')
  .transform(Number);

const timeZone = z.string().refine(isTimeZone, 'give a name such as Asia/Taipei or Europe/Berlin');

function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, `give ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);
}

/** Every setting there is, in the order of the guide. Nothing else of the environment is read. */
export const settingDefinitions = {
  home: {
    name: 'PERENNIAL_HOME',
    schema: z.string(),
    default: '.perennial',
    means: 'Folder for the database, files and secrets',
  },
  port: {
    name: 'PERENNIAL_PORT',
    schema: port,
    default: '4400',
    means: 'Port to answer on; 0 takes a free one and prints it',
  },
  host: {
    name: 'PERENNIAL_HOST',
    schema: z.string().regex(/^[\w.:-]+$/, 'give an address such as 127.0.0.1 or 0.0.0.0'),
    default: '127.0.0.1',
    means: 'Address to answer on; 0.0.0.0 for every network of this machine',
  },
  url: {
    name: 'PERENNIAL_URL',
    schema: z.url({ protocol: /^https?$/, error: 'give an address such as https://crm.example.org' }),
    means: 'Address people open; links in messages use it, and commands connect to it',
  },
  databaseUrl: {
    name: 'PERENNIAL_DATABASE_URL',
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'give postgres://user:password@host:5432/database' }),
    means: 'A PostgreSQL 15 or later to use; without it PostgreSQL runs inside',
    secret: true,
  },
  timeZone: {
    name: 'PERENNIAL_TIME_ZONE',
    schema: timeZone,
    means: "Time zone of the business; the machine's by default",
  },
  processes: {
    name: 'PERENNIAL_PROCESSES',
    schema: oneOf(['both', 'web', 'worker']),
    default: 'both',
    means: '`web` answers requests, `worker` runs jobs, `both` does both',
  },
  adminEmail: {
    name: 'PERENNIAL_ADMIN_EMAIL',
    schema: z.email('give an e-mail address'),
    means: 'Account made at the first start; needs PERENNIAL_ADMIN_PASSWORD',
    secret: true,
  },
  adminPassword: {
    name: 'PERENNIAL_ADMIN_PASSWORD',
    schema: z.string().min(12, 'give at least 12 characters'),
    means: 'Password of that account, at least 12 characters',
    secret: true,
  },
  seed: {
    name: 'PERENNIAL_SEED',
    schema: oneOf(['hearing-clinic', 'empty']),
    means: 'What an empty database is filled with at the first start',
  },
  token: {
    name: 'PERENNIAL_TOKEN',
    schema: z.string(),
    means: 'API token that commands sign in with',
    secret: true,
  },
  secret: {
    name: 'PERENNIAL_SECRET',
    schema: z.string().min(32, 'give at least 32 characters'),
    means: 'Key that signs sessions, at least 32 characters; by default a random one kept in the home folder',
    secret: true,
  },
  webhookNetworks: {
    name: 'PERENNIAL_WEBHOOK_NETWORKS',
    schema: oneOf(['public', 'all']),
    default: 'public',
    means: 'Where webhooks may go: `public` refuses loopback and private addresses, `all` allows them',
  },
  trustedProxies: {
    name: 'PERENNIAL_TRUSTED_PROXIES',
    schema: oneOf(['loopback', 'private']),
    default: 'loopback',
    means:
      'Whose word on whom a request comes from is taken: a proxy on this machine, or `private` for one in the private network, too',
  },
  oidcIssuer: {
    name: 'PERENNIAL_OIDC_ISSUER',
    schema: z.url({ protocol: /^https?$/, error: 'give an address such as https://login.example.org' }),
    means: 'OpenID Connect provider people may sign in through; needs the client’s id and secret',
  },
  oidcClientId: {
    name: 'PERENNIAL_OIDC_CLIENT_ID',
    schema: z.string(),
    means: 'What that provider calls this installation',
  },
  oidcClientSecret: {
    name: 'PERENNIAL_OIDC_CLIENT_SECRET',
    schema: z.string(),
    means: 'Secret shared with that provider',
    secret: true,
  },
  oidcName: {
    name: 'PERENNIAL_OIDC_NAME',
    schema: z.string().max(40, 'give at most 40 letters'),
    means: 'Name of the organisation, on the button of the sign-in page; the provider’s host by default',
  },
  virusScanner: {
    name: 'PERENNIAL_CLAMD',
    schema: z.string().regex(/^[\w.-]+:\d{1,5}$/, 'give an address such as 127.0.0.1:3310'),
    means: 'Virus scanner (clamd over TCP) that looks into files before they are kept; none by default',
  },
  logLevel: {
    name: 'PERENNIAL_LOG_LEVEL',
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    means: 'How much is logged',
  },
} as const satisfies Record<string, SettingDefinition>;

/** Names that other parts of the project read, such as its tests, and that are therefore no spelling mistakes. */
export const namesReadElsewhere: readonly string[] = ['PERENNIAL_SHARED_DATA', 'PERENNIAL_TEST_DATABASE_URL'];

// Offsets such as +08:00 are accepted by the platform but know nothing of summer time.
function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
