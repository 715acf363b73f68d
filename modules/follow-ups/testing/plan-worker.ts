import { fixedClock, openLog, openPlatform, runJob } from '#platform';
import { planJob } from '../jobs/plan-job.ts';
import { aRule } from './a-fitted-customer.ts';

/** A process of its own that plans in small shares, so that a test can kill it half-way: database, moment, planning. */
const [databaseUrl = '', now = '', planningId = '', share = '1'] = process.argv.slice(2);

const platform = await openPlatform({
  databaseUrl,
  modules: [],
  log: openLog('silent'),
  filesFolder: '',
  secret: '',
  defaultTimeZone: 'Asia/Shanghai',
  clock: fixedClock(now),
  maxConnections: 2,
  runsJobs: false,
});
await runJob(platform, planJob([aRule()], Number(share)), { planningId }, new AbortController().signal);
process.exit(0);
