// How often 95 % intervals of parameters hold the truth: node bench/analytics/interval-coverage.ts [data sets, 1000 unless told]
import { COVERED_MODELS, intervalCoverage } from '../../packages/analytics/test/interval-coverage.ts';

const dataSets = Number(process.argv[2] ?? 1000);
for (const model of COVERED_MODELS) {
  const { n, flat, covered } = intervalCoverage(model, dataSets, 3000);
  const shares = Object.entries(covered).map(([name, share]) => `${name} ${(100 * share).toFixed(1)} %`);
  console.log(
    `${model.model}: ${shares.join(', ')} of ${n} data sets of 3,000 customers, ${flat} without intervals`,
  );
}
