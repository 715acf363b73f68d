import { type CustomerRow, recordCustomers } from '#modules/parties';
import { type ActionContext, newUuid } from '#platform';
import { customerAt } from './customers.ts';
import type { OpenStore } from './open-store.ts';

const BATCH = 20_000;

/** Puts customers straight into the database, by the same action an import uses, without file and queue; goes on where it was stopped. */
export async function loadCustomers(
  store: OpenStore,
  options: { customers: number; seed: number; branchIds: ReadonlyMap<string, string> },
): Promise<void> {
  const importId = newUuid(Date.now());
  for (let from = await customersLoaded(store); from < options.customers; from += BATCH) {
    const rows: CustomerRow[] = [];
    for (let index = from; index < Math.min(options.customers, from + BATCH); index += 1) {
      rows.push(asRow(options.seed, index, options.branchIds));
    }
    await store.act((ctx) => record(ctx, rows, importId));
    process.stderr.write(`\rcustomers ${from + rows.length}`);
  }
  process.stderr.write('\n');
}

async function record(ctx: ActionContext, rows: readonly CustomerRow[], importId: string): Promise<void> {
  const { outcomes } = await recordCustomers(ctx, rows, {
    importId,
    mode: 'create',
    updateKeys: [],
    source: 'till',
    allowDuplicates: true,
  });
  const refused = outcomes.find(({ outcome }) => outcome === 'rejected');
  if (refused) throw new Error(`a made-up customer was rejected: ${JSON.stringify(refused)}`);
}

function asRow(seed: number, index: number, branchIds: ReadonlyMap<string, string>): CustomerRow {
  const made = customerAt(seed, index);
  return {
    line: index + 2,
    kind: made.kind,
    ...(made.kind === 'person' ? { name: made.name } : { organisationName: made.name }),
    gender: made.gender,
    bornOn: made.bornOn,
    language: made.language,
    branchId: branchIds.get(made.branch) ?? null,
    phones: made.phone === null ? [] : [made.phone],
    emails: made.email === null ? [] : [made.email],
    ...(made.address === null ? {} : { address: made.address }),
    identities: [{ kind: 'external:till', value: made.number }],
    tags: made.tags,
  };
}

/** How many customers the database holds already. */
export async function customersLoaded(store: OpenStore): Promise<number> {
  const [row] = await store.query<{ count: number }>('select count(*) as count from parties.party');
  return row?.count ?? 0;
}
