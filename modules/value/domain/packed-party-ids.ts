const BYTES = 16;
const FIRST_CAPACITY = 1024;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Keys of many customers at 16 bytes each instead of a string each. */
export class PackedPartyIds {
  private bytes = new Uint8Array(FIRST_CAPACITY * BYTES);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(partyId: string): void {
    if ((this.count + 1) * BYTES > this.bytes.length) this.grow();
    let at = this.count * BYTES;
    let high = -1;
    for (let i = 0; i < partyId.length; i += 1) {
      const digit = hexDigit(partyId.charCodeAt(i));
      if (digit < 0) continue;
      if (high < 0) {
        high = digit;
      } else {
        this.bytes[at] = high * 16 + digit;
        at += 1;
        high = -1;
      }
    }
    this.count += 1;
  }

  at(index: number): string {
    const from = index * BYTES;
    let text = '';
    for (let i = 0; i < BYTES; i += 1) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
      text += HEX[this.bytes[from + i] ?? 0];
    }
    return text;
  }

  private grow(): void {
    const wider = new Uint8Array(this.bytes.length * 2);
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}
