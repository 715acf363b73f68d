import { randomBytes } from 'node:crypto';
import { type LoadedDemo, loadDemo } from '#modules/demo';
import { refreshValue } from '#modules/value';
import { dateInZone, systemClock } from '#platform';
import { generateDemoClinic } from '../../../packs/hearing/demo/generate-demo-clinic.ts';
import type { Seeding } from './open-seeding.ts';
import { writeDemoExports } from './write-demo-exports.ts';

export interface SeededClinic extends LoadedDemo {
  /** The demo's staff share a password made anew for each demo. */
  emails: readonly string[];
  password: string;
  /** Files of other systems, to try the import with. */
  exportsFolder: string;
}

/** Loads the demo clinic and writes the exports that the import tutorial uses. */
export async function seedClinic(seeding: Seeding, home: string): Promise<SeededClinic | 'already-loaded'> {
  const endOn = dateInZone(systemClock.now(), 'Asia/Shanghai');
  const clinic = generateDemoClinic({ endOn });
  const password = randomBytes(9).toString('base64url');
  const passwordHash = await seeding.hashPassword(password);
  const loaded = await seeding.act((ctx) => loadDemo(ctx, clinic, passwordHash));
  if (loaded === 'already-loaded') return loaded;
  await seeding.act((ctx) => refreshValue(ctx));
  const emails = clinic.staff.map(({ email }) => email);
  return { ...loaded, emails, password, exportsFolder: writeDemoExports(home, endOn) };
}

/** How to sign in to a demo that was just loaded. */
export function demoSignIn({ emails, password }: SeededClinic): string {
  return `Sign in as ${emails[0]} (manager) or ${emails[1]} (service clerk), password ${password}`;
}
