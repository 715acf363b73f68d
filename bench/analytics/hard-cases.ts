// Thousands of random hard cases a model: data from hostile parameters, sizes and ages, fitted and forecast.
// node bench/analytics/hard-cases.ts [cases a model, 10000 unless told] [model]
// Prints, for each model, how many were fitted, refused and warned about, and every broken promise. Promises: nothing that
// is not finite; probabilities in 0–1; a discount never adds; a converged richer model is never below the one it contains.
import { HARD_MODELS, hardCase } from '../../packages/analytics/test/hard-case.ts';

const cases = Number(process.argv[2] ?? 10_000);
const only = process.argv[3];
for (const model of HARD_MODELS.filter((name) => only === undefined || name === only)) {
  const counts = { fitted: 0, 'not-enough-data': 0, 'not-converged': 0 };
  const warned = new Map<string, number>();
  const broken: string[] = [];
  const cpu = process.cpuUsage();
  for (let seed = 0; seed < cases; seed += 1) {
    const result = hardCase(model, seed);
    counts[result.outcome] += 1;
    for (const code of result.warnings) warned.set(code, (warned.get(code) ?? 0) + 1);
    broken.push(...result.broken.map((promise) => `  seed ${seed}: ${promise}`));
  }
  const used = process.cpuUsage(cpu);
  const seconds = ((used.user + used.system) / 1e6).toFixed(1);
  console.log(`${model}: ${cases} cases in ${seconds} processor s`, counts, Object.fromEntries(warned));
  console.log(broken.length === 0 ? '  every promise kept' : broken.slice(0, 30).join('\n'));
  if (broken.length > 0) process.exitCode = 1;
}
