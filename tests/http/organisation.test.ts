import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serving } from './serving.ts';

const CLIENT = { id: 'perennial', secret: 'a shared secret' };

/** What the provider says of the person who signs in there. */
let person: Record<string, unknown> = {};
/** A way for the provider to misbehave. */
let spoil: 'nothing' | 'audience' | 'nonce' | 'signature' | 'away' = 'nothing';

describe('signing in through the organisation', () => {
  let provider: Provider;
  let server: Serving;
  beforeAll(async () => {
    provider = await startProvider();
    const organisation = {
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      name: '总院',
    };
    server = await serving({ organisation });
    await server.hire('zhou@example.org', ['agent']);
  });
  afterAll(async () => {
    await server.stop();
    await provider.stop();
  });

  const post = (path: string, cookie: string, body: unknown = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  /** Goes the browser's way: to the provider, and back with its answer. */
  const goThere = async () => {
    const started = await post('/api/sign-in/organisation-start', '');
    const { url } = await started.json();
    const there = await fetch(url, { redirect: 'manual' });
    const back = new URL(there.headers.get('location') ?? '');
    const answer = { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' };
    return { back, answer, cookie: cookieOf(started) };
  };
  const signIn = async () => {
    const { answer, cookie } = await goThere();
    return post('/api/sign-in/organisation', cookie, answer);
  };

  it('signs in whom the provider names by a verified e-mail address, and knows them again when it changes', async () => {
    person = { sub: 'u-1', email: 'Zhou@example.org', email_verified: true };
    const first = await signIn();
    expect((await first.json()).staff.displayName).toBe('zhou');

    person = { sub: 'u-1', email: 'married@example.org', email_verified: true };
    const again = await signIn();
    expect((await again.json()).staff.displayName).toBe('zhou');
    const cookie = again.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
    const sessions = await fetch(`${server.url}/api/sessions`, { headers: { cookie } });
    expect(sessions.status).toBe(200);
  });

  it('comes back to the address the browser used', async () => {
    const { back } = await goThere();

    expect(`${back.origin}${back.pathname}`).toBe(`${server.url}/sign-in/organisation`);
    expect((await (await fetch(`${server.url}/api/session`)).json()).organisationSignIn).toBe('总院');
  });

  it.each([
    ['whose address is not verified', { sub: 'u-2', email: 'zhou@example.org', email_verified: false }],
    ['who does not work here', { sub: 'u-3', email: 'stranger@example.org', email_verified: true }],
    ['without an address', { sub: 'u-4' }],
  ])('refuses somebody %s', async (_, claims) => {
    person = claims;

    const answer = await signIn();

    expect([answer.status, (await answer.json()).code]).toEqual([401, 'provider-refused']);
  });

  it.each(['audience', 'nonce', 'signature'] as const)('refuses an answer with a wrong %s', async (what) => {
    person = { sub: 'u-1', email: 'zhou@example.org', email_verified: true };
    spoil = what;

    const answer = await signIn();

    spoil = 'nothing';
    expect((await answer.json()).code).toBe('provider-refused');
  });

  it('refuses an answer another browser was given, one with another state, and one sent twice', async () => {
    person = { sub: 'u-1', email: 'zhou@example.org', email_verified: true };
    const [mine, theirs] = [await goThere(), await goThere()];
    const code = async (cookie: string, answer: object) =>
      (await (await post('/api/sign-in/organisation', cookie, answer)).json()).code;

    expect(await code('', mine.answer)).toBe('provider-refused');
    expect(await code(theirs.cookie, mine.answer)).toBe('provider-refused');
    expect(await code(mine.cookie, mine.answer)).toBeUndefined();
    expect(await code(mine.cookie, mine.answer)).toBe('provider-refused');
  });

  it('says so when the provider is away', async () => {
    spoil = 'away';

    const answer = await post('/api/sign-in/organisation-start', '');

    spoil = 'nothing';
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'outside-failure']);
  });
});

interface Provider {
  issuer: string;
  stop(): Promise<void>;
}

/** A small OpenID Connect provider: discovery, keys, authorisation without asking anybody, token endpoint with PKCE. */
async function startProvider(): Promise<Provider> {
  const keys = await generateKeyPair('RS256');
  const forger = await generateKeyPair('RS256');
  const asked = new Map<string, { nonce: string; challenge: string; redirectUri: string }>();
  let issuer = '';
  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  const idToken = (nonce: string) =>
    new SignJWT({ ...person, nonce: spoil === 'nonce' ? 'another' : nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(spoil === 'audience' ? 'somebody-else' : CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(spoil === 'signature' ? forger.privateKey : keys.privateKey);

  const giveToken = async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    const question = asked.get(form.get('code') ?? '');
    asked.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const basic = Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret)}`).toString('base64');
    const fits =
      question?.challenge === verifier &&
      question.redirectUri === form.get('redirect_uri') &&
      request.headers.authorization === `Basic ${basic}`;
    if (!fits || !question) return json(response, { error: 'invalid_grant' }, 400);
    return json(response, {
      token_type: 'Bearer',
      access_token: 'x',
      id_token: await idToken(question.nonce),
    });
  };

  const provider = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (spoil === 'away') return json(response, {}, 500);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        });
      case '/keys':
        return json(response, { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' }] });
      case '/authorize': {
        const code = randomUUID();
        const of = (name: string) => url.searchParams.get(name) ?? '';
        asked.set(code, {
          nonce: of('nonce'),
          challenge: of('code_challenge'),
          redirectUri: of('redirect_uri'),
        });
        const location = `${of('redirect_uri')}?code=${code}&state=${of('state')}`;
        return response.writeHead(302, { location }).end();
      }
      default:
        return giveToken(request, response);
    }
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  return { issuer, stop: async () => void provider.close() };
}
