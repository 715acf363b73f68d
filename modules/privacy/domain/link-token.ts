/** Where a link leads, and until when. */
export interface LinkClaim {
  partyId: string;
  expiresAtSeconds: number;
}

const SHAPE = /^([0-9a-f]{32})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{43})$/;

/** The part of a link that is signed. */
export function claimText({ partyId, expiresAtSeconds }: LinkClaim): string {
  return `${partyId.replaceAll('-', '')}.${expiresAtSeconds.toString(36)}`;
}

/** Takes a token apart without believing it; `undefined` when it is no token at all. */
export function readToken(token: string): { claim: LinkClaim; signature: string } | undefined {
  const [, hex = '', expires = '', signature = ''] = SHAPE.exec(token) ?? [];
  if (hex === '') return undefined;
  const partyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { claim: { partyId, expiresAtSeconds: Number.parseInt(expires, 36) }, signature };
}
