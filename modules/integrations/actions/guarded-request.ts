import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { AttemptResult } from '../domain/delivery-rules.ts';

/** Addresses that belong to this machine, its network, or to nobody: whoever may name a webhook must not reach them through us. */
const NOT_PUBLIC_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Those that carry a version 4 address inside are refused as a whole. */
const NOT_PUBLIC_V6 = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const;

// Two lists: one alone would take every version 4 address for the version 6 form that carries it.
const refusedV4 = new BlockList();
for (const [network, bits] of NOT_PUBLIC_V4) refusedV4.addSubnet(network, bits, 'ipv4');
const refusedV6 = new BlockList();
for (const [network, bits] of NOT_PUBLIC_V6) refusedV6.addSubnet(network, bits, 'ipv6');

/** Whether an address may be reached from a public network. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !refusedV4.check(address, 'ipv4');
  return version === 6 && !refusedV6.check(address, 'ipv6');
}

/** What is wrong with a webhook's address; `undefined` when nothing is. Names are judged when they are resolved. */
export function addressFault(address: string, mayReachPrivate: boolean): string | undefined {
  if (!URL.canParse(address)) return 'give a whole address such as https://example.org/hook';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' && !(mayReachPrivate && protocol === 'http:'))
    return 'it must begin with https://';
  if (username !== '' || password !== '') return 'leave name and password out of it';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (mayReachPrivate) return undefined;
  const isLocalName = host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local');
  if (isLocalName || (isIP(host) !== 0 && !isPublicAddress(host))) {
    return 'it lies inside this machine or its network, where webhooks may not go';
  }
  return undefined;
}

type ResolveName = (
  name: string,
  options: LookupAllOptions,
  callback: (failure: Error | null, found: LookupAddress[]) => void,
) => void;

export interface SendingLimits {
  mayReachPrivate: boolean;
  timeoutMilliseconds: number;
  /** How names become addresses; the machine's own way when left out. */
  resolveName?: ResolveName;
}

const MOST_ANSWER_BYTES = 64 * 1024;

/**
 * Sends a message and gives the status of the answer. The name is resolved once, at connecting, and every address it
 * stands for must be public: a name that changes between check and use changes nothing. Redirects are not followed.
 */
export async function sendGuarded(
  address: string,
  message: { headers: Record<string, string>; body: string },
  limits: SendingLimits,
): Promise<AttemptResult> {
  const fault = addressFault(address, limits.mayReachPrivate);
  if (fault !== undefined) return { status: null, error: fault };
  const send = address.startsWith('https:') ? httpsRequest : httpRequest;
  const signal = AbortSignal.timeout(limits.timeoutMilliseconds);
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: null, error: nameOf(error, signal) });
    const request = send(
      address,
      {
        method: 'POST',
        headers: { ...message.headers, 'content-length': String(Buffer.byteLength(message.body)) },
        agent: false,
        signal,
        ...(limits.mayReachPrivate ? {} : { lookup: lookUpPublic(limits.resolveName ?? lookup) }),
      },
      (response) => {
        const status = response.statusCode ?? null;
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_ANSWER_BYTES) request.destroy();
        });
        response.on('error', fail);
        response.on('close', () =>
          resolve(
            signal.aborted ? { status: null, error: nameOf(undefined, signal) } : { status, error: null },
          ),
        );
      },
    );
    request.on('error', fail);
    request.end(message.body);
  });
}

const lookUpPublic =
  (resolveName: ResolveName): LookupFunction =>
  (name, options, callback) => {
    resolveName(name, { ...options, all: true }, (failure, found) => {
      const addresses: LookupAddress[] = failure ? [] : found;
      const hidden = addresses.find(({ address }) => !isPublicAddress(address));
      const first = addresses[0];
      if (failure || hidden || !first) {
        const error =
          failure ?? new Error('the name stands for an address inside this machine or its network');
        callback(error, '', 0);
        return;
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

/** What happened, in few words and without anything of the message. */
function nameOf(error: Error | undefined, signal: AbortSignal): string {
  if (signal.aborted) return 'no answer in time';
  const code = error && 'code' in error ? String(error.code) : undefined;
  return code ?? error?.message ?? 'no answer';
}
