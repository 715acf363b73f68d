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

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const TAIWAN_WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

/** Whether a number of Taiwan, of a citizen or a resident, carries its right check digit. */
function isTaiwanId(value: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(value)) return false;
  const letter = TAIWAN_LETTERS.indexOf(value.charAt(0)) + 10;
  const digits = [...`${letter}${value.slice(1)}`].map(Number);
  return digits.reduce((total, digit, place) => total + digit * (TAIWAN_WEIGHTS[place] ?? 0), 0) % 10 === 0;
}

/** What a valid national identity number tells of its holder; nothing where it tells nothing or is not valid. */
export function nationalIdFacts(typed: string): { bornOn: string | null; gender: 'female' | 'male' } | null {
  const value = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (isMainlandId(value)) {
    const bornOn = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
    const isDay = !Number.isNaN(Date.parse(bornOn)) && new Date(bornOn).toISOString().startsWith(bornOn);
    return { bornOn: isDay ? bornOn : null, gender: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
  }
  if (isTaiwanId(value)) return { bornOn: null, gender: '18'.includes(value.charAt(1)) ? 'male' : 'female' };
  return null;
}
