import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { ROLES, type Role } from '#modules/access/contract';
import { loadDemo } from '#modules/demo';
import type { BoundRoute } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../apps/server/modules.ts';
import { generateDemoClinic } from '../../packs/hearing/demo/generate-demo-clinic.ts';
import { askRoute } from './ask-route.ts';
import { exampleOf } from './example-of.ts';

/** Ids of each kind that are tried on a route. */
const TRIED = 4;
/** What belongs to no branch: the house has it in common, or everybody their own. */
const IN_COMMON = new Set([
  'GET /api/stock/parts/:partId',
  'PUT /api/stock/parts/:partId',
  'DELETE /api/desk/drafts/:draftKey',
  // A search for duplicates goes through the files of all branches; whoever may begin one may stop it.
  'DELETE /api/parties/duplicates/sweeps/:sweepId',
]);

const nameOf = ({ route }: BoundRoute) => `${route.method} ${route.path}`;

function isOfBranches(bound: BoundRoute, role: Role): boolean {
  const { permission, params } = bound.route;
  if (typeof permission === 'string' || !params || IN_COMMON.has(nameOf(bound))) return false;
  return actorWithRole(role, { branchIds: [] }).scopeOf(permission) === 'branch';
}

/** Every id of a living business is known to somebody of a branch where none of it is (S1-33): no route tells or changes anything. */
describe('ids of another branch', () => {
  let database: TestDatabase;
  let elsewhere: string;
  const known = new Map<string, Set<string>>();
  const routes = businessModules.flatMap((module) => [...module.routes]);
  beforeAll(async () => {
    database = await testDatabase();
    const clinic = generateDemoClinic({ endOn: database.clock.today('Asia/Shanghai'), customers: 120 });
    await database.act('administrator', (ctx) => loadDemo(ctx, clinic, 'hash'));
    await database.settle();
    for (let round = 0; round < 3; round++) await learnIds();
    // The branch is founded last, so that nothing learned is of it.
    elsewhere = (await database.act('administrator', (ctx) => addBranch(ctx, '远店'))).branchId;
  }, 240_000);
  afterAll(() => database.drop());

  it('are learned from all that an administrator sees', () => {
    const kinds = ['partyId', 'assetId', 'repairId', 'rentalId', 'appointmentId', 'promiseId', 'visitId'];
    expect(kinds.filter((kind) => (known.get(kind)?.size ?? 0) === 0)).toEqual([]);
  });

  it.each(ROLES.filter((role) => routes.some((one) => isOfBranches(one, role))))(
    'open nothing to the role %s',
    async (role) => {
      const open: string[] = [];
      let asked = 0;
      for (const bound of routes.filter((one) => isOfBranches(one, role))) {
        for (const params of addressesOf(bound)) {
          const body = bound.route.body ? withKnownIds(exampleOf(bound.route.body)) : {};
          const query: Record<string, string> = bound.route.upload ? { name: 'a.txt' } : {};
          const answer = await askRoute(
            database.platform,
            bound,
            actorWithRole(role, { branchIds: [elsewhere] }),
            {
              params,
              query,
              body,
            },
          );
          asked += 1;
          if (answer.status < 400 || answer.status >= 500) open.push(`${nameOf(bound)} ${answer.status}`);
        }
      }

      expect(open).toEqual([]);
      expect(asked).toBeGreaterThan(50);
    },
    120_000,
  );

  async function learnIds(): Promise<void> {
    for (const bound of routes) {
      if (bound.route.method !== 'GET' || bound.route.download) continue;
      for (const params of addressesOf(bound)) {
        const answer = await askRoute(database.platform, bound, actorWithRole('administrator'), { params });
        if (answer.status === 200) learn(answer.body);
      }
    }
  }

  function learn(value: unknown): void {
    if (Array.isArray(value)) for (const item of value.slice(0, 20)) learn(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner === 'string' && /Id$|Key$/.test(name)) {
          known.set(name, (known.get(name) ?? new Set()).add(inner));
        } else learn(inner);
      }
    }
  }

  /** Every address of a route with ids that are known; none when one of its kinds is not. */
  function addressesOf({ route }: BoundRoute): Record<string, string>[] {
    let addresses: Record<string, string>[] = [{}];
    for (const name of Object.keys(route.params?.shape ?? {})) {
      const values = [...(known.get(name) ?? [])].slice(0, TRIED);
      addresses = addresses.flatMap((address) => values.map((value) => ({ ...address, [name]: value })));
    }
    return addresses.slice(0, TRIED * TRIED);
  }

  function withKnownIds(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => withKnownIds(item, name));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([field, inner]) => [field, withKnownIds(inner, field)]),
      );
    }
    return typeof value === 'string' && /Id$/.test(name) ? ([...(known.get(name) ?? [])][0] ?? value) : value;
  }
});
