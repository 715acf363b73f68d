/** Bytes of a Chinese text as older Chinese systems write it; the platform can only read that encoding, so its two-byte part is turned round. */
export function encodeGb18030(text: string): Buffer {
  const codes = twoByteCodes();
  return Buffer.concat(
    Array.from(text, (character) => {
      const code = character.charCodeAt(0);
      if (code < 0x80) return Buffer.from([code]);
      const bytes = codes.get(character);
      if (!bytes) throw new Error(`"${character}" has no two-byte code in GB18030`);
      return bytes;
    }),
  );
}

let known: Map<string, Buffer> | undefined;

function twoByteCodes(): Map<string, Buffer> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if (character.length === 1 && !known.has(character)) known.set(character, bytes);
    }
  }
  return known;
}
