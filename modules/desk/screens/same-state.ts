import type { ViewState } from '#modules/desk/contract';

/** Whether two ways of looking at a list are one; the order in which filters were added does not count. */
export function isSameState(one: ViewState, other: ViewState): boolean {
  return asText(one) === asText(other);
}

function asText({ filters, sort, columns, density, layout, by }: ViewState): string {
  const sorted = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, sort, columns, density, layout, by]);
}
