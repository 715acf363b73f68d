import { accessScreens } from '#modules/access/screens';
import { appointmentsScreens } from '#modules/appointments/screens';
import { assetsScreens } from '#modules/assets/screens';
import { attachmentsScreens } from '#modules/attachments/screens';
import { catalogueScreens } from '#modules/catalogue/screens';
import { demoScreens } from '#modules/demo/screens';
import { deskScreens } from '#modules/desk/screens';
import { fieldWorkScreens } from '#modules/field-work/screens';
import { followUpsScreens } from '#modules/follow-ups/screens';
import { importsScreens } from '#modules/imports/screens';
import { integrationsScreens } from '#modules/integrations/screens';
import { measurementsScreens } from '#modules/measurements/screens';
import { ordersScreens } from '#modules/orders/screens';
import { partiesScreens } from '#modules/parties/screens';
import { privacyScreens } from '#modules/privacy/screens';
import { promisesScreens } from '#modules/promises/screens';
import { rentalsScreens } from '#modules/rentals/screens';
import { repairsScreens } from '#modules/repairs/screens';
import { serviceProcessesScreens } from '#modules/service-processes/screens';
import { stockScreens } from '#modules/stock/screens';
import { timelineScreens } from '#modules/timeline/screens';
import { valueScreens } from '#modules/value/screens';
import type { ScreenModule } from '#ui';
import { hearingScreens } from '../../packs/hearing/screens/index.ts';

/** Every module that shows something, in no particular order: places, panels and tabs carry their own. */
export const screens: readonly ScreenModule[] = [
  accessScreens,
  demoScreens,
  catalogueScreens,
  ordersScreens,
  partiesScreens,
  privacyScreens,
  timelineScreens,
  measurementsScreens,
  assetsScreens,
  stockScreens,
  rentalsScreens,
  repairsScreens,
  serviceProcessesScreens,
  hearingScreens,
  appointmentsScreens,
  followUpsScreens,
  promisesScreens,
  fieldWorkScreens,
  importsScreens,
  integrationsScreens,
  valueScreens,
  attachmentsScreens,
  deskScreens,
];
