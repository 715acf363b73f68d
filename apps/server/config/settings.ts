import path from 'node:path';
import { closestName } from './closest-name.ts';
import { homeFolderFaults } from './home-folder-faults.ts';
import { namesReadElsewhere, type SettingDefinition, settingDefinitions } from './setting-definitions.ts';

type Definitions = typeof settingDefinitions;
type Key = keyof Definitions;
type Value<K extends Key> = ReturnType<Definitions[K]['schema']['parse']>;
type Environment = Readonly<Record<string, string | undefined>>;

/** How this installation is run. Instants, money and rules of the business are not settings: they are in the database. */
export interface Settings {
  /** Absolute path. */
  readonly home: string;
  readonly port: number;
  readonly host: string;
  readonly url: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly timeZone: string;
  readonly processes: Value<'processes'>;
  readonly admin: { readonly email: string; readonly password: string } | undefined;
  readonly seed: Value<'seed'> | undefined;
  readonly token: string | undefined;
  readonly secret: string | undefined;
  readonly webhookNetworks: Value<'webhookNetworks'>;
  readonly trustedProxies: Value<'trustedProxies'>;
  readonly logLevel: Value<'logLevel'>;
  /** Sign-in through the organisation's own provider. */
  readonly organisation:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly name: string;
      }
    | undefined;
  readonly virusScanner: string | undefined;
}

/** The settings, or everything that is wrong with them at once. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly string[] };

const definitions: readonly SettingDefinition[] = Object.values(settingDefinitions);
const secretNames = new Set(definitions.filter(({ secret }) => secret === true).map(({ name }) => name));

/**
 * Reads the settings from the environment and from words such as `--port 4500`, which come first.
 * Other words are left alone. Changes nothing on the disk.
 */
export function readSettings(environment: Environment, words: readonly string[] = []): SettingsReading {
  const given = { ...environment, ...takeSettingWords(words).given };
  const faults = unknownNames(environment);
  const read = <K extends Key>(key: K) => readOne(key, given, faults);

  const home = path.resolve(read('home') ?? '.perennial');
  const email = read('adminEmail');
  const password = read('adminPassword');
  faults.push(...pairFaults(given), ...organisationFaults(given), ...homeFolderFaults(home));
  const settings: Settings = {
    home,
    port: read('port') ?? 0,
    host: read('host') ?? '',
    url: read('url'),
    databaseUrl: read('databaseUrl'),
    timeZone: read('timeZone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    processes: read('processes') ?? 'both',
    admin: email === undefined || password === undefined ? undefined : { email, password },
    seed: read('seed'),
    token: read('token'),
    secret: read('secret'),
    webhookNetworks: read('webhookNetworks') ?? 'public',
    trustedProxies: read('trustedProxies') ?? 'loopback',
    logLevel: read('logLevel') ?? 'info',
    organisation: organisationOf(read),
    virusScanner: read('virusScanner'),
  };
  return faults.length === 0 ? { ok: true, settings } : { ok: false, faults };
}

/** Separates `--port 4500` and `--port=4500` from a command's own words. Secrets are not taken from there. */
export function takeSettingWords(words: readonly string[]): {
  readonly given: Readonly<Record<string, string>>;
  readonly rest: readonly string[];
} {
  const given: Record<string, string> = {};
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [flag = '', inline] = splitOnce(word, '=');
    const name = definitions.find((one) => one.secret !== true && flagOf(one.name) === flag)?.name;
    if (name === undefined) rest.push(word);
    else if (inline !== undefined) given[name] = inline;
    else {
      index += 1;
      given[name] = words[index] ?? '';
    }
  }
  return { given, rest };
}

/** The table of settings in the guide, in Markdown. */
export function settingsTable(): string {
  const rows = definitions.map(
    ({ name, default: usual, means, secret }) =>
      `| \`${name}\` | ${secret === true ? '' : `\`${flagOf(name)}\``} | ${usual === undefined ? '' : `\`${usual}\``} | ${means} |`,
  );
  return ['| setting | word | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function readOne<K extends Key>(key: K, given: Environment, faults: string[]): Value<K> | undefined {
  const definition: SettingDefinition = settingDefinitions[key];
  const text = given[definition.name] || definition.default;
  if (text === undefined) return undefined;
  const parsed = definition.schema.safeParse(text);
  // The table of definitions gives the type; TypeScript cannot follow it through the generic key.
  if (parsed.success) return parsed.data as Value<K>;
  const found = secretNames.has(definition.name) ? ' cannot be used' : ` is "${text}"`;
  faults.push(...parsed.error.issues.map(({ message }) => `${definition.name}${found}: ${message}`));
  return undefined;
}

function unknownNames(environment: Environment): string[] {
  const known = [...definitions.map(({ name }) => name as string), ...namesReadElsewhere];
  return Object.keys(environment)
    .filter((name) => name.startsWith('PERENNIAL_') && !known.includes(name))
    .sort()
    .map((name) => {
      const closest = closestName(name, known);
      return `${name} is not a setting: ${closest === undefined ? 'take it away' : `did you mean ${closest}?`}`;
    });
}

function pairFaults(given: Environment): string[] {
  const email = Boolean(given.PERENNIAL_ADMIN_EMAIL);
  const password = Boolean(given.PERENNIAL_ADMIN_PASSWORD);
  if (email === password) return [];
  return [
    email
      ? 'PERENNIAL_ADMIN_PASSWORD is missing beside PERENNIAL_ADMIN_EMAIL: give both or neither'
      : 'PERENNIAL_ADMIN_EMAIL is missing beside PERENNIAL_ADMIN_PASSWORD: give both or neither',
  ];
}

const ORGANISATION_NAMES = [
  'PERENNIAL_OIDC_ISSUER',
  'PERENNIAL_OIDC_CLIENT_ID',
  'PERENNIAL_OIDC_CLIENT_SECRET',
] as const;

/** All three, or none. */
function organisationFaults(given: Environment): string[] {
  const missing = ORGANISATION_NAMES.filter((name) => !given[name]);
  if (missing.length === 0 || missing.length === ORGANISATION_NAMES.length) return [];
  const present = ORGANISATION_NAMES.filter((name) => given[name]).join(' and ');
  return missing.map((name) => `${name} is missing beside ${present}: give all three or none`);
}

function organisationOf(read: <K extends Key>(key: K) => Value<K> | undefined): Settings['organisation'] {
  const [issuer, clientId, clientSecret] = [
    read('oidcIssuer'),
    read('oidcClientId'),
    read('oidcClientSecret'),
  ];
  if (!issuer || !clientId || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, name: read('oidcName') ?? new URL(issuer).hostname };
}

const flagOf = (name: string) => `--${name.replace('PERENNIAL_', '').toLowerCase().replaceAll('_', '-')}`;

function splitOnce(word: string, mark: string): [string, string | undefined] {
  const at = word.indexOf(mark);
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
