import type { Role } from '#modules/access/contract';
import { type HttpUser, httpUser, signIn } from '../measure/http-user.ts';
import { ADMINISTRATOR, type RunningProduct } from '../measure/product.ts';
import { BRANCHES } from './customers.ts';

/** Staff who use the product during a run. */
const STAFF: readonly { name: string; role: Role; branches: number; count: number }[] = [
  { name: 'desk', role: 'front-desk', branches: 1, count: 6 },
  { name: 'relations', role: 'relationship-manager', branches: 3, count: 2 },
  { name: 'manager', role: 'manager', branches: BRANCHES.length, count: 2 },
  { name: 'analyst', role: 'analyst', branches: 0, count: 2 },
  { name: 'agent', role: 'agent', branches: 0, count: 2 },
];
const USERS = 16;

/** A business with its branches and staff, all signed in. */
export interface Practice {
  /** Branch ids by name. */
  branchIds: ReadonlyMap<string, string>;
  /** Sixteen browsers, each with connections of its own, of people who have one of the roles. */
  openBrowsers(...roles: readonly Role[]): HttpUser[];
  close(): void;
}

/** Adds the branches and the staff that are missing, and signs everybody in. */
export async function setUpPractice(product: RunningProduct): Promise<Practice> {
  const commandLine = httpUser(product.url, { authorization: `Bearer ${product.token}` });
  const branchIds = await ensureBranches(commandLine);
  const cookies = await ensureStaff(product, commandLine, branchIds);
  commandLine.close();
  cookies.push({ role: 'administrator', cookie: await signIn(product.url, ADMINISTRATOR) });
  const open: HttpUser[] = [];
  return {
    branchIds,
    openBrowsers(...roles) {
      const people = cookies.filter(({ role }) => roles.includes(role));
      const browsers = Array.from({ length: USERS }, (_, place) =>
        httpUser(product.url, { cookie: people[place % people.length]?.cookie ?? '' }),
      );
      open.push(...browsers);
      return browsers;
    },
    close() {
      for (const browser of open) browser.close();
    },
  };
}

async function ensureBranches(commandLine: HttpUser): Promise<Map<string, string>> {
  const { items } = await commandLine.getJson<{ items: { branchId: string; name: string }[] }>(
    '/api/branches',
  );
  const ids = new Map(items.map(({ name, branchId }) => [name, branchId]));
  for (const name of BRANCHES) {
    if (ids.has(name)) continue;
    const added = await add(commandLine, '/api/branches', { name });
    ids.set(name, (JSON.parse(added) as { branchId: string }).branchId);
  }
  return ids;
}

async function ensureStaff(
  product: RunningProduct,
  commandLine: HttpUser,
  branchIds: ReadonlyMap<string, string>,
): Promise<{ role: Role; cookie: string }[]> {
  const { text: known } = await commandLine.get('/api/staff');
  const cookies: { role: Role; cookie: string }[] = [];
  for (const { name, role, branches, count } of STAFF) {
    for (let number = 1; number <= count; number += 1) {
      const credentials = { email: `${name}${number}@clinic.example`, password: ADMINISTRATOR.password };
      if (!known.includes(credentials.email)) {
        const own = Array.from({ length: branches }, (_, place) => branchOf(number - 1 + place));
        await add(commandLine, '/api/staff', {
          ...credentials,
          displayName: `${name} ${number}`,
          roles: [role],
          branchIds: own.map((branch) => branchIds.get(branch)),
        });
      }
      cookies.push({ role, cookie: await signIn(product.url, credentials) });
    }
  }
  return cookies;
}

function branchOf(place: number): string {
  return BRANCHES[place % BRANCHES.length] ?? BRANCHES[0];
}

async function add(user: HttpUser, place: string, body: unknown): Promise<string> {
  const { status, text } = await user.send('POST', place, body);
  if (status >= 300) throw new Error(`POST ${place} answered ${status}: ${text}`);
  return text;
}
