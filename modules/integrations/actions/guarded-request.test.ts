import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReceiver, type Receiver } from '../testing/index.ts';
import { addressFault, isPublicAddress, sendGuarded } from './guarded-request.ts';

describe('where webhooks may go', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await aReceiver();
  });
  afterAll(() => receiver.close());

  const message = { headers: {}, body: '{}' };
  const send = (url: string, mayReachPrivate = false) =>
    sendGuarded(url, message, { mayReachPrivate, timeoutMilliseconds: 2_000 });

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    'not an address',
  ])('is never %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700:4700::1111', '1.1.1.1'])('may be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'http://example.org/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://[::1]/hook',
    'https://[::ffff:7f00:1]/hook',
    'https://localhost/hook',
    'https://printer.local/hook',
    'https://user:word@example.org/hook',
    'ftp://example.org',
    'nonsense',
  ])('is not %s', (url) => {
    expect(addressFault(url, false)).toBeDefined();
  });

  it('is not a name that stands for this machine, seen when connecting', async () => {
    const { port } = new URL(receiver.url);
    const result = await sendGuarded(`https://rebound.example:${port}/hook`, message, {
      mayReachPrivate: false,
      timeoutMilliseconds: 2_000,
      resolveName: (_name, _options, callback) =>
        callback(null, [
          { address: '93.184.216.34', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]),
    });

    expect(result).toEqual({
      status: null,
      error: 'the name stands for an address inside this machine or its network',
    });
    expect(receiver.received).toEqual([]);
  });

  it('is not where a redirect leads', async () => {
    receiver.react(() => ({ redirectTo: `${receiver.url}/elsewhere` }));

    expect(await send(receiver.url, true)).toEqual({ status: 302, error: null });
    expect(receiver.received).toHaveLength(1);
  });

  it('is this network where a setting allows it', async () => {
    receiver.react(() => 204);

    expect(await send(receiver.url, true)).toEqual({ status: 204, error: null });
  });
});
