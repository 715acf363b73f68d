import { seededRandom } from '#analytics';
import { type CustomerRow, recordCustomers } from '#modules/parties';
import { corruptCustomer, plainCustomer, SLIPS, type Slip } from '#modules/parties/testing';
import { newUuid } from '#platform';
import { customerAt, type MadeCustomer } from './customers.ts';
import type { OpenStore } from './open-store.ts';

/** One customer in twenty has a second file. */
const SHARE = 0.05;
const BATCH = 5_000;

/** The number of a second file: T, the place of the customer it is of, and which of all second files it is. */
const twinNumber = (of: number, place: number) => `T${String(of + 1).padStart(7, '0')}-${place}`;

/** Whose file a number is of, first or second. */
export function ownerOf(number: string): string {
  return number.slice(1).split('-')[0] ?? number;
}

/** A customer as somebody else wrote them down: with one slip or two, none of which the made-up customer knows. */
export function twinAt(
  seed: number,
  place: number,
  customers: number,
): { of: number; slips: Slip[]; twin: MadeCustomer } {
  const random = seededRandom((seed + 90_001) * 7_919 + place * 2 + 1);
  const of = random.integerBelow(customers);
  const made = customerAt(seed, of);
  const count = random.uniform() < 0.6 ? 1 : 2;
  const slips = Array.from({ length: count }, () => SLIPS[random.integerBelow(SLIPS.length)] ?? 'old-phone');
  const { name, gender, bornOn, phone, email, address } = corruptCustomer(plainCustomer(made), slips, random);
  const isDay = bornOn !== null && new Date(`${bornOn}T00:00:00Z`).toJSON()?.startsWith(bornOn) === true;
  return { of, slips, twin: { ...made, name, gender, phone, email, address, bornOn: isDay ? bornOn : null } };
}

/** Puts the second files into the database, next to the first ones. Gives how many there are. */
export async function loadTwins(
  store: OpenStore,
  options: { customers: number; seed: number; branchIds: ReadonlyMap<string, string> },
): Promise<number> {
  const { customers, seed, branchIds } = options;
  const count = Math.round(customers * SHARE);
  const importId = newUuid(Date.now());
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index): CustomerRow => {
      const { of, twin } = twinAt(seed, from + index, customers);
      return {
        line: from + index + 2,
        kind: twin.kind,
        ...(twin.kind === 'person' ? { name: twin.name } : { organisationName: twin.name }),
        gender: twin.gender,
        bornOn: twin.bornOn,
        branchId: branchIds.get(twin.branch) ?? null,
        phones: twin.phone === null ? [] : [twin.phone],
        emails: twin.email === null ? [] : [twin.email],
        ...(twin.address === null ? {} : { address: twin.address }),
        identities: [{ kind: 'external:till', value: twinNumber(of, from + index) }],
      };
    });
    await store.act((ctx) =>
      recordCustomers(ctx, rows, {
        importId,
        mode: 'create',
        updateKeys: [],
        source: 'till',
        allowDuplicates: true,
      }),
    );
    process.stderr.write(`\rsecond files ${from + rows.length}`);
  }
  process.stderr.write('\n');
  return count;
}
