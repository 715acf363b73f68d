import { defineModule } from '#platform';
import { cataloguePermissions } from './contract/index.ts';
import { catalogueHttp } from './http.ts';

export const catalogueModule = defineModule({
  name: 'catalogue',
  permissions: cataloguePermissions,
  routes: catalogueHttp,
  personalData: { tables: [] },
  migrations: new URL('./data/migrations/', import.meta.url),
});
