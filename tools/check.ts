import { checks, runStep } from './steps.ts';

/** `npm run check`: types, lint, unused code, licences; `npm run check types` for one of them. */
const wanted = process.argv.slice(2).join(' ');
let failed = 0;
for (const step of checks.filter(({ name }) => wanted === '' || name.startsWith(wanted))) {
  console.log(`· ${step.name}`);
  if (!(await runStep(step))) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
