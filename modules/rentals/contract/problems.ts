import { defineProblem } from '#contract-kit';

export const unitNotFree = defineProblem({
  code: 'rental-unit-not-free',
  status: 409,
  title: 'This is not free to be rented',
});
export const unitSerialInUse = defineProblem({
  code: 'rental-serial-in-use',
  status: 409,
  title: 'There is something to rent with this serial number already',
});
export const rentalChanged = defineProblem({
  code: 'rental-changed',
  status: 409,
  title: 'Somebody else has changed this rental',
});
export const rentalStepImpossible = defineProblem({
  code: 'rental-step-impossible',
  status: 422,
  title: 'This is not possible with the rental',
});
