/** Spare parts: what each branch has, for whom it is kept, what was used on what, and when to order again (S3-36). */

export { addPart, changePart } from './actions/keep-parts.ts';
export { countStock, moveStock, setReorderPoint } from './actions/move-stock.ts';
export { orderParts, receiveOrder } from './actions/purchase-parts.ts';
export {
  consumeReservation,
  listReservations,
  type Purpose,
  releaseReservation,
  releaseReservationsOf,
  reservePart,
} from './actions/reserve-parts.ts';
export { takeWrittenParts } from './actions/take-written-parts.ts';
export { deleteStockOf as removeStock } from './data/reservation-queries.ts';
export { stockModule } from './module.ts';
