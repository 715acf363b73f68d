import { accessMigrations } from '#modules/access';
import { appointmentsModule } from '#modules/appointments';
import { assetsModule, readGuarantees } from '#modules/assets';
import { attachmentsModule } from '#modules/attachments';
import { catalogueModule } from '#modules/catalogue';
import { demoModule } from '#modules/demo';
import { deskModule } from '#modules/desk';
import { fieldWorkModule } from '#modules/field-work';
import { followUpsModule } from '#modules/follow-ups';
import { importsModule } from '#modules/imports';
import { integrationsModule } from '#modules/integrations';
import { measurementsModule } from '#modules/measurements';
import { ordersModule } from '#modules/orders';
import { partiesModule } from '#modules/parties';
import { privacyModule } from '#modules/privacy';
import { promisesModule } from '#modules/promises';
import { rentalsModule } from '#modules/rentals';
import { readRepairRules, repairsModule } from '#modules/repairs';
import { serviceProcessesModule } from '#modules/service-processes';
import { stockModule } from '#modules/stock';
import { timelineModule } from '#modules/timeline';
import { valueModule } from '#modules/value';
import type { ModuleManifest } from '#platform';
import { generateDemoClinic } from '../../packs/hearing/demo/generate-demo-clinic.ts';
import { hearingAppointments } from '../../packs/hearing/hearing-appointments.ts';
import { hearingFitting } from '../../packs/hearing/hearing-fitting.ts';
import { hearingAidTerms } from '../../packs/hearing/hearing-guarantee.ts';
import { hearingMeasurements } from '../../packs/hearing/hearing-measurements.ts';
import { hearingMetrics } from '../../packs/hearing/hearing-metrics.ts';
import { hearingPromises } from '../../packs/hearing/hearing-promises.ts';
import { hearingAidRepairStandard } from '../../packs/hearing/hearing-repair-standard.ts';
import { chinaConsumerLaw } from '../../packs/retail/general-sale-law.ts';
import {
  threeGuarantees,
  threeGuaranteesComputers,
  threeGuaranteesPhones,
} from '../../packs/retail/three-guarantees.ts';

const guarantees = readGuarantees({
  rules: [threeGuarantees, threeGuaranteesPhones, threeGuaranteesComputers, hearingAidTerms],
  laws: [chinaConsumerLaw],
});

import { hearingFollowUps } from '../../packs/hearing/hearing-follow-ups.ts';

/** The business, lowest first: a module may call those above it in this list, and hears the others by event. */
export const businessModules: readonly ModuleManifest[] = [
  partiesModule,
  privacyModule({ modules: () => businessModules }),
  catalogueModule,
  ordersModule,
  timelineModule({ sources: timelineSources }),
  measurementsModule({ kinds: hearingMeasurements }),
  assetsModule(guarantees),
  stockModule,
  rentalsModule(guarantees),
  repairsModule(readRepairRules(guarantees, [hearingAidRepairStandard])),
  serviceProcessesModule({ templates: [hearingFitting], metrics: hearingMetrics }),
  appointmentsModule({ types: hearingAppointments, templates: [hearingFitting] }),
  followUpsModule({ rules: hearingFollowUps, templates: [hearingFitting], sources: timelineSources }),
  promisesModule({ definitions: hearingPromises, modules: () => businessModules }),
  fieldWorkModule,
  valueModule,
  importsModule,
  integrationsModule({ modules: () => businessModules }),
  attachmentsModule,
  deskModule,
  demoModule({ generate: (endOn) => generateDemoClinic({ endOn }), modules: () => businessModules }),
];

/** Whoever tells part of a customer's timeline, besides the timeline itself. */
function timelineSources() {
  return businessModules.flatMap(({ name, timeline }) =>
    timeline && name !== 'timeline' ? [{ module: name, source: timeline }] : [],
  );
}

/** Folders of all migrations. Access is assembled last, because it must know everybody's permissions, but its tables come first. */
export function allMigrations(): { name: string; migrations?: URL }[] {
  return [{ name: 'access', migrations: accessMigrations }, ...businessModules];
}
