/** One customer on the customer clock: weeks since the first purchase. */
export interface PurchaseHistory {
  /** Purchase days after the first one, ≥ 0. */
  repeatPurchases: number;
  /** From the first to the last purchase; 0 when there is no repeat purchase. */
  recencyWeeks: number;
  /** From the first purchase to the end of observation; at least `recencyWeeks`. */
  ageWeeks: number;
}

/** Many customers as columns of equal length, in whole or fractional days. */
export interface PurchaseHistories {
  repeatPurchases: Int32Array;
  recencyDays: Int32Array | Float64Array;
  ageDays: Int32Array | Float64Array;
}

/** Days in the models' unit of time. */
export const DAYS_PER_WEEK = 7;
