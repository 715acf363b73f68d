const SHOWN_AT_END = 4;
const HIDDEN = 4;

/** A telephone number as everybody may see it: +86138****5521. Short ones show their last two digits. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '');
  const sign = value.startsWith('+') ? '+' : '';
  if (digits.length < SHOWN_AT_END + HIDDEN)
    return '*'.repeat(Math.max(0, digits.length - 2)) + digits.slice(-2);
  const front = digits.slice(0, digits.length - SHOWN_AT_END - HIDDEN);
  return `${sign}${front}${'*'.repeat(HIDDEN)}${digits.slice(-SHOWN_AT_END)}`;
}
