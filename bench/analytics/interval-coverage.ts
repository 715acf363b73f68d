// How often 95 % intervals of parameters hold the truth, for every model that has them:
// node bench/analytics/interval-coverage.ts [data sets, 1000 unless told] [model]
// The bar is 93 to 97 %; with 1,000 data sets the share itself is known to about 1.4 points.
import { coverageCases } from '../../packages/analytics/test/coverage-case.ts';
import { intervalCoverage } from '../../packages/analytics/test/interval-coverage.ts';

const dataSets = Number(process.argv[2] ?? 1000);
const only = process.argv[3];
for (const own of coverageCases().filter(({ name }) => only === undefined || name.startsWith(only))) {
  const cpu = process.cpuUsage();
  const { n, without, parameters } = intervalCoverage(own, dataSets);
  const used = process.cpuUsage(cpu);
  const percent = (share: number): string => (100 * share).toFixed(1);
  const shares = parameters.map(
    ({ parameter, covered, share, low, high }) =>
      `${parameter} ${covered} = ${percent(share)} % (${percent(low)}–${percent(high)})`,
  );
  const seconds = ((used.user + used.system) / 1e6).toFixed(0);
  console.log(
    `${own.name}: ${shares.join(', ')} of ${n} data sets of ${own.size}; ${without} without; ${seconds} processor s`,
  );
}
