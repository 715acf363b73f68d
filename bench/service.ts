import { customersLoaded, loadCustomers } from './generate/load-customers.ts';
import { type OpenStore, openStore } from './generate/open-store.ts';
import { setUpPractice } from './generate/set-up-practice.ts';
import { type Figure, printFigures } from './measure/figures.ts';
import { type HttpUser, httpUser } from './measure/http-user.ts';
import type { RunningProduct } from './measure/product.ts';

const PROCESSES = 100_000;
const CUSTOMERS = 5000;
const CALENDARS = 40;
const RUNS = 9;
/** The steps every process goes through, two of them again. */
const WAY = [
  'reception',
  'history',
  'otoscopy',
  'hearing-test',
  'selection',
  'fitting',
  'follow-up',
  'fitting',
  'follow-up',
];

/** The process map of 100,000 processes, and free times of 40 calendars over 30 days. */
export async function benchService(product: RunningProduct, seed: number): Promise<Figure[]> {
  const practice = await setUpPractice(product);
  const store = await openStore(product.databaseUrl);
  const user = httpUser(product.url, { authorization: `Bearer ${product.token}` });
  try {
    if ((await customersLoaded(store)) < CUSTOMERS) {
      await loadCustomers(store, { customers: CUSTOMERS, seed, branchIds: practice.branchIds });
    }
    await makeProcesses(store);
    const [branchId = ''] = practice.branchIds.values();
    await makeCalendars(store, branchId);
    await store.query('vacuum analyze');
    const map =
      '/api/service-processes/paths?templateKey=hearing.fitting&fromOn=2020-01-01&untilOn=2027-12-31';
    const times = `/api/appointments/times?typeKey=${await aType(user)}&branchId=${branchId}&fromOn=2027-03-01&days=30&perDay=12`;
    const figures = [
      await timed(user, 'process map, all of them', map, 1000),
      await timed(user, 'process map, one branch', `${map}&branchId=${branchId}`, 1000),
      await timed(user, `free times, ${CALENDARS} calendars over 30 days`, times, 50),
    ];
    printFigures(`Service, ${PROCESSES.toLocaleString('en-GB')} processes`, figures);
    return figures;
  } finally {
    user.close();
    await store.close();
    practice.close();
  }
}

async function timed(user: HttpUser, name: string, place: string, limit: number): Promise<Figure> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    await user.getJson(place);
    took.push(performance.now() - startedAt);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return {
    name,
    measured: sorted[Math.floor(RUNS / 2)] ?? 0,
    unit: 'ms',
    limit,
    basis: `median of ${RUNS} over HTTP, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`,
  };
}

/** Ended processes of known customers, straight into the tables: begun over two years, each step within days. */
async function makeProcesses(store: OpenStore): Promise<void> {
  await store.query(`
    insert into service_processes.process
      (party_id, process_id, template_key, template_version, started_at, started_by_id, started_by_name, status, ended_at)
    select party_id, gen_random_uuid(), 'hearing.fitting', 1, begun, gen_random_uuid(), 'Bench', 'finished', begun + interval '40 days'
    from (
      select party_id, timestamptz '2024-01-01' + random() * interval '700 days' as begun
      from (select party_id from parties.party limit ${CUSTOMERS}) customers, generate_series(1, ${PROCESSES / CUSTOMERS})
    ) made
    where not exists (select 1 from service_processes.process)`);
  await store.query(
    `insert into service_processes.process_fact
       (party_id, process_id, position, fact_id, kind, step_key, to_step, at, by_id, by_name)
     select party_id, process_id, place, gen_random_uuid(),
            case when place = 1 then 'started' else 'completed' end,
            ($1::text[])[greatest(1, place - 1)],
            case when place > 1 then coalesce(($1::text[])[place], 'end') end,
            started_at + place * interval '3 days' + random() * interval '2 days', started_by_id, 'Bench'
     from service_processes.process, generate_series(1, ${WAY.length + 1}) place
     where not exists (select 1 from service_processes.process_fact)`,
    [WAY],
  );
  await store.query(`
    update service_processes.process process set steps = walked.steps, minutes = walked.minutes
    from (
      select party_id, process_id, array_agg(step_key order by position) as steps,
             array_agg(minutes order by position) filter (where minutes is not null) as minutes
      from (
        select party_id, process_id, position, coalesce(to_step, step_key) as step_key,
               greatest(0, extract(epoch from lead(at) over of_process - at) / 60)::int as minutes
        from service_processes.process_fact
        window of_process as (partition by party_id, process_id order by position)
      ) entered
      group by party_id, process_id
    ) walked
    where walked.process_id = process.process_id and walked.party_id = process.party_id and process.steps = '{}'`);
}

/** People and rooms of a branch, all with half their days taken. */
async function makeCalendars(store: OpenStore, branchId: string): Promise<void> {
  await store.query(
    `insert into appointments.resource (resource_id, kind, branch_id, name, skills, exceptions)
     select gen_random_uuid(), case when number % 4 = 0 then 'room' else 'person' end, $1::uuid, 'Bench ' || number,
            coalesce((select array_agg(distinct need ->> 'skill') from appointments.appointment_type,
              jsonb_array_elements(body -> 'needs') need where need ->> 'skill' is not null), $2::text[]), '{}'
     from generate_series(1, ${CALENDARS}) number
     where not exists (select 1 from appointments.resource)`,
    [branchId, SKILLS],
  );
  await store.query(`
    insert into appointments.claim (holder_id, appointment_id, party_id, during)
    select resource_id, gen_random_uuid(), gen_random_uuid(),
           tstzrange(day + interval '1 hour' + half * interval '2 hours', day + interval '2 hours' + half * interval '2 hours')
    from appointments.resource, generate_series(timestamptz '2027-03-01', timestamptz '2027-03-30', interval '1 day') day,
         generate_series(0, 3) half
    where not exists (select 1 from appointments.claim)`);
}

async function aType(user: HttpUser): Promise<string> {
  const { items } = await user.getJson<{ items: { key: string }[] }>('/api/appointments/types');
  const [first] = items;
  if (!first) throw new Error('no appointment type is there to find times for');
  return first.key;
}

/** Everything the appointment types of the packs ask for. */
const SKILLS = ['audiology', 'hearing-test'];
