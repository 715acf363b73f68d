import { defineProblem } from '#contract-kit';

export const notEnoughFree = defineProblem({
  code: 'part-not-free',
  status: 409,
  title: 'Not enough of this part is free',
});
export const skuInUse = defineProblem({
  code: 'part-number-in-use',
  status: 409,
  title: 'There is a part with this number already',
});
export const partChanged = defineProblem({
  code: 'part-changed',
  status: 409,
  title: 'Somebody else has changed this part',
});
export const purchaseChanged = defineProblem({
  code: 'parts-order-changed',
  status: 409,
  title: 'Something came of this order meanwhile',
});
export const stockMoved = defineProblem({
  code: 'stock-moved',
  status: 409,
  title: 'Something moved while it was counted',
});
export const stockStepImpossible = defineProblem({
  code: 'stock-step-impossible',
  status: 422,
  title: 'This cannot be done with the part',
});
