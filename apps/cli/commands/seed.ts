import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { removeDemo } from '#modules/demo';
import { countParties } from '#modules/parties';
import { migrate, openLog, prepareJobQueue } from '#platform';
import { readOrMakeSecret } from '../../../packages/platform/postgres/secret-file.ts';
import type { Settings } from '../../server/config/settings.ts';
import { allMigrations, businessModules } from '../../server/modules.ts';
import { openSeeding, type Seeding } from '../../server/seed/open-seeding.ts';
import { demoSignIn, seedClinic } from '../../server/seed/seed-clinic.ts';
import { CommandFailure } from '../command-failure.ts';
import { withDatabase } from '../with-database.ts';

/** `seed hearing-clinic`, `seed empty`, `seed remove`. */
export async function seed(settings: Settings, [what]: readonly string[]): Promise<void> {
  const work = { 'hearing-clinic': loadClinic, empty: seedNothing, remove: removeClinic }[what ?? ''];
  if (!work)
    throw new CommandFailure(
      'say one of: perennial seed hearing-clinic, perennial seed empty, perennial seed remove',
      2,
    );
  await withDatabase(settings, openLog(settings.logLevel), async (databaseUrl) => {
    await migrate(databaseUrl, allMigrations());
    await prepareJobQueue(databaseUrl, businessModules);
    const seeding = await openSeeding({
      databaseUrl,
      secret: settings.secret ?? readOrMakeSecret(path.join(settings.home, 'secret')),
      localToken: randomBytes(16).toString('hex'),
      filesFolder: path.join(settings.home, 'files'),
      defaultTimeZone: settings.timeZone,
      logLevel: settings.logLevel,
    });
    await work(seeding, settings).finally(() => seeding.close());
  });
}

async function loadClinic(seeding: Seeding, settings: Settings): Promise<void> {
  const seeded = await seedClinic(seeding, settings.home);
  if (seeded === 'already-loaded') {
    throw new CommandFailure(
      'the demo clinic is loaded already; take it out first with perennial seed remove',
    );
  }
  console.log(`Loaded ${seeded.customers} customers, ${seeded.lines} order lines and ${seeded.notes} notes`);
  console.log(demoSignIn(seeded));
  console.log(`Exports of other systems, to try the import with: ${seeded.exportsFolder}`);
  console.log('Take everything out again with: npx perennial seed remove');
}

async function seedNothing(seeding: Seeding): Promise<void> {
  const count = await seeding.act((ctx) => countParties(ctx, { archived: 'with' }));
  if (count.count > 0) {
    throw new CommandFailure(
      `there are ${count.count} customers here; choose another PERENNIAL_HOME for an empty system`,
    );
  }
  console.log('The system is empty: open it to see the first-run doors');
}

async function removeClinic(seeding: Seeding): Promise<void> {
  const removed = await seeding.act((ctx) => removeDemo(ctx, businessModules));
  if (removed === 'none-loaded') throw new CommandFailure('no demo is loaded; there is nothing to take out');
  console.log(`Took out the demo and all that was held on its ${removed.customers} customers`);
}
