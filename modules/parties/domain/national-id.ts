const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** Whether an 18-character mainland identity number carries its right check character (GB 11643). */
export function isMainlandId(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(value[place]), 0);
  return CHECK[sum % 11] === value[17];
}

/** Whether the text looks like a national identity number of the mainland, Taiwan or Hong Kong. */
export function looksLikeNationalId(value: string): boolean {
  return isMainlandId(value) || /^[A-Z][12]\d{8}$/.test(value) || /^[A-Z]{1,2}\d{6}\(?[\dA]\)?$/.test(value);
}
