import { customersLoaded, loadCustomers } from './generate/load-customers.ts';
import { type OpenStore, openStore } from './generate/open-store.ts';
import { setUpPractice } from './generate/set-up-practice.ts';
import { type Figure, printFigures } from './measure/figures.ts';
import { type HttpUser, httpUser } from './measure/http-user.ts';
import type { RunningProduct } from './measure/product.ts';
import { type ActionTimes, runUsers } from './measure/run-users.ts';

/** A night's planning for a million customers in a minute, so fewer in their share of it; Today with 200,000 customers and 50,000 open tasks. */
const LIMITS = { nightMsACustomer: 0.06, todayMs: 100 };
/** Open tasks for each customer: 50,000 at 200,000 customers. */
const OPEN_PER_CUSTOMER = 0.25;
const PATIENCE_MS = 1_800_000;

interface Planning {
  planned: number;
  finishedAt: string | null;
  startedAt: string;
}

/** A night's planning for everybody, the same again with nothing new, and what a clerk's Today asks for. */
export async function benchFollowUps(
  product: RunningProduct,
  options: { customers: number; seed: number; seconds: number; thinkMs: number },
): Promise<Figure[]> {
  const { customers, seed } = options;
  const practice = await setUpPractice(product);
  const store = await openStore(product.databaseUrl);
  const commandLine = httpUser(product.url, { authorization: `Bearer ${product.token}` });
  try {
    if ((await customersLoaded(store)) < customers) {
      await loadCustomers(store, { customers, seed, branchIds: practice.branchIds });
    }
    await makeFittings(store, await versionOfFitting(store, commandLine));
    await store.query('vacuum analyze');
    const first = await plan(commandLine);
    const again = await plan(commandLine);
    await makeOpenTasks(store, Math.round(customers * OPEN_PER_CUSTOMER));
    await store.query('vacuum analyze');
    const branchId = [...practice.branchIds.values()][0] ?? '';
    const today = await runUsers(practice.openBrowsers('front-desk'), todayOf(branchId), product, options);
    const size = customers.toLocaleString('en-GB');
    const figures = [
      night('night of planning', first, customers),
      night('the same night again, nothing new', again, customers),
      {
        name: 'all that Today asks for at a front desk',
        measured: today.p95Ms,
        unit: 'ms',
        limit: LIMITS.todayMs,
        basis: basisOf(today),
      },
    ];
    printFigures(`Follow-ups, ${size} customers`, figures);
    return figures;
  } finally {
    commandLine.close();
    await store.close();
    practice.close();
  }
}

function basisOf({ count, medianMs, processorMs }: ActionTimes): string {
  const cost = `${processorMs.program.toFixed(0)} + ${processorMs.database.toFixed(0)} ms of processor each`;
  return `p95 of ${count}; median ${medianMs.toFixed(1)} ms, 16 users; ${cost}`;
}

function night(name: string, run: { ms: number; planned: number }, customers: number): Figure {
  const basis = `${run.planned.toLocaleString('en-GB')} planned in ${(run.ms / 1000).toFixed(1)} s`;
  return { name, measured: run.ms / customers, unit: 'ms a customer', limit: LIMITS.nightMsACustomer, basis };
}

/** Plans for everybody, as somebody does who presses the button, and waits until it is done. */
async function plan(user: HttpUser): Promise<{ ms: number; planned: number }> {
  const { status, text } = await user.send('POST', '/api/follow-ups/plannings');
  if (status !== 201) throw new Error(`planning was not started: ${status} ${text}`);
  const startedAt = performance.now();
  while (performance.now() - startedAt < PATIENCE_MS) {
    const { planning } = await user.getJson<{ planning: Planning | null }>('/api/follow-ups/planning');
    if (planning?.finishedAt) {
      return {
        ms: Date.parse(planning.finishedAt) - Date.parse(planning.startedAt),
        planned: planning.planned,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('planning did not end');
}

/** The first process is begun as people do, so that its template is kept; all others are like it. */
async function versionOfFitting(store: OpenStore, user: HttpUser): Promise<number> {
  const [known] = await store.query<{ version: number }>(
    'select max(template_version) as version from service_processes.process',
  );
  if (known?.version) return known.version;
  const [party] = await store.query<{ partyId: string }>(
    `select party_id as "partyId" from parties.party where kind = 'person' and died_on is null limit 1`,
  );
  const begun = await user.send('POST', '/api/service-processes', {
    partyId: party?.partyId,
    templateKey: 'hearing.fitting',
  });
  if (begun.status !== 201) throw new Error(`no fitting could begin: ${begun.status} ${begun.text}`);
  return (JSON.parse(begun.text) as { templateVersion: number }).templateVersion;
}

/** Every second customer has left the fitting on a day of the last year, straight into the tables; some have not ended. */
async function makeFittings(store: OpenStore, templateVersion: number): Promise<void> {
  const [held] = await store.query<{ count: number }>(
    'select count(*) as count from service_processes.process',
  );
  if ((held?.count ?? 0) > 1) return;
  await store.query(
    `insert into service_processes.process (party_id, process_id, template_key, template_version, started_at,
       started_by_id, started_by_name, status, step_key, entered_at, due_at, ended_at)
     select party_id, gen_random_uuid(), 'hearing.fitting', $1::int, begun, gen_random_uuid(), 'Bench',
            case when is_open then 'running' else 'finished' end, case when is_open then step_key end,
            case when is_open then begun + interval '10 days' end,
            case when is_open then now() + (random() * 40 - 5) * interval '1 day' end,
            case when not is_open then begun + interval '20 days' end
     from (
       select party_id, now() - random() * interval '400 days' as begun, random() < 0.1 as is_open,
              (array['reception', 'hearing-test', 'follow-up'])[1 + floor(random() * 3)::int] as step_key
       from parties.party where random() < 0.5
     ) made
     on conflict do nothing`,
    [templateVersion],
  );
  await store.query(`
    insert into service_processes.process_fact
      (party_id, process_id, position, fact_id, kind, step_key, to_step, at, by_id, by_name)
    select party_id, process_id, 1, gen_random_uuid(), 'completed', 'fitting', 'follow-up',
           started_at + interval '10 days', started_by_id, 'Bench'
    from service_processes.process
    on conflict do nothing`);
}

/** Tasks due within a month before and after today, so many of them. */
async function makeOpenTasks(store: OpenStore, wanted: number): Promise<void> {
  await store.query(
    `insert into follow_ups.care_task (party_id, care_task_id, reason_kind, reason_values, first_due_on, due_on,
       created_at, created_by_id, created_by_name)
     select party_id, gen_random_uuid(), 'asked-for', '{"why": "Bench"}'::jsonb, due_on, due_on, now(), gen_random_uuid(), 'Bench'
     from (
       select party_id, current_date - 30 + (random() * 60)::int as due_on
       from parties.party where kind <> 'household' and died_on is null and archived_at is null limit $1
     ) made
     on conflict do nothing`,
    [wanted],
  );
}

/** All that the page Today and the shell around it ask for when somebody at a front desk opens it. */
function todayOf(branchId: string) {
  const today = new Date().toISOString().slice(0, 10);
  const fromAt = `${today}T00:00:00.000Z`;
  const untilAt = `${today}T23:59:59.999Z`;
  const places = [
    '/api/session',
    '/api/branches',
    `/api/follow-ups/care-tasks?whose=mine&kind=contact&dueUntilOn=${today}&limit=8`,
    `/api/follow-ups/care-tasks?whose=mine&kind=decision&dueUntilOn=${today}&limit=5`,
    '/api/follow-ups/care-task-counts?whose=mine',
    '/api/service-processes?mine=true&state=overdue&limit=5',
    '/api/service-processes?mine=true&state=in-time&limit=5',
    '/api/service-processes/counts?mine=true',
    `/api/appointments?branchId=${branchId}&fromAt=${fromAt}&untilAt=${untilAt}&limit=200`,
    '/api/promises?show=about-to-break&whose=mine&limit=30',
    '/api/promises/counts?whose=mine',
    '/api/repairs?state=overdue&limit=30',
    '/api/repairs/stages',
    '/api/rentals?state=overdue&limit=30',
    '/api/value/drifting?owner=all&limit=5&state=drifting',
    '/api/desk/drafts',
    '/api/desk/happenings?limit=8',
    '/api/desk/starred',
  ];
  return { name: 'Today', places: () => places };
}
