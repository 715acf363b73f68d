import { defineModule } from '#platform';
import { importsPermissions } from './contract/index.ts';
import { forgetRejectedRows } from './data/rejected-row-queries.ts';
import { importsHttp } from './http.ts';
import { revertImportJob, runImportJob, testImportJob } from './jobs/import-jobs.ts';
import { tidyUploadsJob } from './jobs/tidy-uploads.ts';

export const importsModule = defineModule({
  name: 'imports',
  permissions: importsPermissions,
  routes: importsHttp,
  jobs: [runImportJob, testImportJob, revertImportJob, tidyUploadsJob],
  personalData: { tables: [], forget: (tx, { values }) => forgetRejectedRows(tx, values) },
  migrations: new URL('./data/migrations/', import.meta.url),
});
