import { describe, expect, it } from 'vitest';
import { codeAt, codeUri, matchingStep, newCodeSecret } from './one-time-code.ts';

/** The secret of RFC 6238, appendix B: "12345678901234567890". */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  it.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2603-10-11T11:33:20Z', '353130'],
  ])('are those of RFC 6238 at %s', (at, code) => {
    expect(codeAt(RFC_SECRET, new Date(at))).toBe(code);
  });

  it('are taken half a minute early or late, and not later', () => {
    const secret = newCodeSecret();
    const code = codeAt(secret, new Date('2026-03-02T09:00:10Z'));

    expect(matchingStep(secret, code, new Date('2026-03-02T09:00:35Z'))).toBeDefined();
    expect(matchingStep(secret, code, new Date('2026-03-02T08:59:50Z'))).toBeDefined();
    expect(matchingStep(secret, code, new Date('2026-03-02T09:01:05Z'))).toBeUndefined();
    expect(matchingStep(secret, '12345', new Date('2026-03-02T09:00:10Z'))).toBeUndefined();
  });

  it('tell the app whose they are', () => {
    expect(codeUri('ABC', 'zhou@example.org', '常青 听力')).toBe(
      'otpauth://totp/%E5%B8%B8%E9%9D%92%20%E5%90%AC%E5%8A%9B:zhou%40example.org?secret=ABC&issuer=%E5%B8%B8%E9%9D%92%20%E5%90%AC%E5%8A%9B',
    );
  });
});
