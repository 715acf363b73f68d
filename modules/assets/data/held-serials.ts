import type { Database } from '#platform';
import type { AssetsTables } from './tables.ts';

interface HeldSerial {
  serialKey: string;
  makeKey: string;
  partyId: string;
  assetId: string;
}

const tables = (db: Database) => db.withTables<AssetsTables>();

/** Takes a serial for an asset; false when another one has it. The database decides, whoever asks at once. */
export async function holdSerial(
  db: Database,
  { serialKey, makeKey, partyId, assetId }: HeldSerial,
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('assets.held_serial')
    .values({ serial_key: serialKey, make_key: makeKey, party_id: partyId, asset_id: assetId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Lets the serial of an asset that has left its customer be registered anew. */
export async function releaseSerial(
  db: Database,
  { serialKey, makeKey }: Pick<HeldSerial, 'serialKey' | 'makeKey'>,
): Promise<void> {
  await tables(db)
    .deleteFrom('assets.held_serial')
    .where('serial_key', '=', serialKey)
    .where('make_key', '=', makeKey)
    .execute();
}
