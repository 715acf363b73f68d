/** Item codes of vouchers and the like that every file may hold; `*` stands for any ending. */
export const defaultAdjustmentCodes: readonly string[] = ['gift_*', 'voucher*'];

/** Whether an item code is one of those that mean money on a bill and not a purchase. */
export function adjustmentCodeMatcher(codes: readonly string[]): (itemCode: string) => boolean {
  const exact = new Set<string>();
  const beginnings: string[] = [];
  for (const code of codes.map((each) => each.trim().toLowerCase())) {
    if (code.endsWith('*')) beginnings.push(code.slice(0, -1));
    else exact.add(code);
  }
  return (itemCode) => {
    const code = itemCode.toLowerCase();
    return exact.has(code) || beginnings.some((beginning) => code.startsWith(beginning));
  };
}
