import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checks, root, runStep } from './steps.ts';

/** `npm test`: every check and every test. `npm test -- parties`: the tests of one module. */
const words = process.argv.slice(2);
const results = mkdtempSync(path.join(tmpdir(), 'perennial-results-'));
const report = path.join(results, 'tests.json');

let passed = 0;
let failed = 0;
for (const step of words.length === 0 ? checks : []) {
  console.log(`· ${step.name}`);
  if (await runStep(step)) passed += 1;
  else failed += 1;
}
const ended = await runStep({
  name: 'tests',
  command: [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...words,
  ],
});
countTests();
// A test file whose process broke down leaves no failed test behind.
if (!ended && failed === 0) failed = 1;
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that cannot even be loaded, or a run without a report, counts as a failure: silence is not success. */
function countTests(): void {
  try {
    const read = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const brokenFiles = read.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    passed += read.numPassedTests;
    failed += read.numFailedTests + brokenFiles.length;
  } catch {
    failed += 1;
  }
}
