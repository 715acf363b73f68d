/** Half a year: below it neither a holdout nor a yearly figure means anything. */
export const MIN_HISTORY_DAYS = 182;
/** Customers who bought again, below which four parameters cannot be learnt. */
export const MIN_REPEAT_CUSTOMERS = 30;
/** Share of the revenue whose cost must be known before the margin is measured rather than assumed. */
export const MIN_COST_KNOWN_SHARE = 0.5;
/** Probability that a customer's future falls within the interval that is shown. */
export const INTERVAL_COVERAGE = 0.8;
/** Beyond so many customers the trial takes an even sample of them: more would not change its verdict. */
export const MOST_TRIAL_CUSTOMERS = 100_000;
/** How far expected purchases look ahead. */
export const PURCHASE_HORIZON_WEEKS = 52;
/** Purchases from which a customer has a pattern of their own. */
export const MIN_PURCHASES_FOR_PATTERN = 3;
export const DAYS_PER_YEAR = 365.25;
