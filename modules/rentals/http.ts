import type { Guarantees } from '#modules/assets';
import { type BoundRoute, bindRoute } from '#platform';
import { extendRental, handOut, sellToHolder, takeBack } from './actions/carry-rental.ts';
import { showRentalFigures } from './actions/show-figures.ts';
import { listRentals, showRental } from './actions/show-rentals.ts';
import { addUnit, listUnits, quoteRental, retireUnit } from './actions/units.ts';
import { rentalsRoutes as routes } from './contract/index.ts';

export const rentalsHttp = (guarantees: Guarantees): BoundRoute[] => [
  bindRoute(routes.listRentals, (ctx, { query }) => listRentals(ctx, query)),
  bindRoute(routes.showFigures, (ctx) => showRentalFigures(ctx)),
  bindRoute(routes.listUnits, (ctx, { query }) => listUnits(ctx, query)),
  bindRoute(routes.addUnit, (ctx, { body }) => addUnit(ctx, body)),
  bindRoute(routes.retireUnit, (ctx, { params }) => retireUnit(ctx, params.unitId)),
  bindRoute(routes.quoteRental, (ctx, { params, query }) => quoteRental(ctx, { ...params, ...query })),
  bindRoute(routes.handOut, (ctx, { body }) => handOut(ctx, body)),
  bindRoute(routes.showRental, (ctx, { params }) => showRental(ctx, params.rentalId)),
  bindRoute(routes.extendRental, (ctx, { params, body }) => extendRental(ctx, { ...params, ...body })),
  bindRoute(routes.takeBack, (ctx, { params, body }) => takeBack(ctx, { ...params, ...body })),
  bindRoute(routes.sellToHolder, (ctx, { params, body }) =>
    sellToHolder(ctx, guarantees, { ...params, ...body }),
  ),
];
