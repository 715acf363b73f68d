import { z } from 'zod';
import { defineJob } from '#platform';
import { revertInBackground } from './revert-import.ts';
import { runInBackground } from './run-import.ts';
import { testInBackground } from './test-import.ts';

const onImport = z.object({ importId: z.uuid() });
const longestMinutes = 24 * 60;

/** Carries an import out, batch by batch; taken up again where it stopped, by whoever comes first. */
export const runImportJob = defineJob({
  name: 'imports.run',
  payload: onImport,
  run: runInBackground,
  expireMinutes: longestMinutes,
  retryLimit: 20,
});

/** Carries an import out in one transaction and takes it back. */
export const testImportJob = defineJob({
  name: 'imports.test',
  payload: z.object({ ...onImport.shape, wholeFile: z.boolean() }),
  run: testInBackground,
  expireMinutes: longestMinutes,
});

/** Takes an import back. */
export const revertImportJob = defineJob({
  name: 'imports.revert',
  payload: onImport,
  run: revertInBackground,
  expireMinutes: longestMinutes,
  retryLimit: 20,
});
