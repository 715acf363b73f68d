import type { Settings } from '../server/config/settings.ts';

type Run = (settings: Settings, words: readonly string[]) => Promise<void>;

export interface Command {
  name: string;
  usage: string;
  summary: string;
  /** Loaded only when asked for, so that each command starts fast. */
  load(): Promise<Run>;
}

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    usage: 'start',
    summary: 'Start everything and print the address',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'seed',
    usage: 'seed hearing-clinic | empty | remove',
    summary: 'Load a living demo clinic, check that nothing is here, take the demo out again',
    load: async () => (await import('./commands/seed.ts')).seed,
  },
  {
    name: 'value',
    usage: 'value fit [--until YYYY-MM-DD] [--json]',
    summary: 'Work out what every customer is worth, with the forecast’s track record first',
    load: async () => (await import('./commands/value.ts')).value,
  },
  {
    name: 'customers',
    usage: 'customers list [--sort -lifetimeValue] [--limit 10] [--json]',
    summary: 'List customers',
    load: async () => (await import('./commands/customers.ts')).customers,
  },
  {
    name: 'db',
    usage: 'db migrate | status | distribute',
    summary: 'Bring the database up to date, show what is pending, lay it out over a Citus cluster',
    load: async () => (await import('./commands/db.ts')).db,
  },
  {
    name: 'import',
    usage: 'import file --kind customers|transactions [--mapping file.json] [--dry-run] [--json]',
    summary: 'Import a CSV, TSV or XLSX file into the running server, or only try it out',
    load: async () => (await import('./commands/import.ts')).importFile,
  },
  {
    name: 'backup',
    usage: 'backup [file] | backup --check file',
    summary: 'Write everything into one file, while the server runs or not; read one from end to end',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  {
    name: 'restore',
    usage: 'restore file [--replace]',
    summary: 'Bring a backup back into an empty installation, or in place of what is there',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  {
    name: 'audit',
    usage: 'audit verify [--head number:hash] [--json]',
    summary: 'Read the audit log from end to end and name what was changed, removed or slipped in',
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    summary: 'Look for what keeps Perennial from running, and say what to do about it',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
