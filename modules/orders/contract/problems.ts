import { defineProblem } from '#contract-kit';

export const itemNotOnOffer = defineProblem({
  code: 'item-not-on-offer',
  status: 422,
  title: 'An item of the order is not on offer',
});
export const orderLinesRejected = defineProblem({
  code: 'order-lines-rejected',
  status: 422,
  title: 'Some lines of the order cannot be recorded',
});
export const refundExceedsPurchase = defineProblem({
  code: 'refund-exceeds-purchase',
  status: 422,
  title: 'More would be given back than remains of the purchase',
});
