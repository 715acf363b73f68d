/** Things of the house that customers rent or are lent, by the day, week and month (S3-36). */

export { extendRental, handOut, sellToHolder, takeBack } from './actions/carry-rental.ts';
export { listRentals, showRental } from './actions/show-rentals.ts';
export { addUnit, listUnits } from './actions/units.ts';
export { deleteUnits as removeRentalUnits } from './data/unit-queries.ts';
export { rentalsModule } from './module.ts';
