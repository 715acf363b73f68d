import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { refuse } from '#contract-kit';
import { type ActionContext, ExternalFailure, type HttpEdge } from '#platform';
import type { AccessServices, Caller, OrganisationSignIn } from '../access-services.ts';
import { accessProblems } from '../contract/index.ts';
import { findExternalIdentity, linkExternalIdentity } from '../data/link-queries.ts';
import { newToken } from '../data/secrets.ts';
import { findSignIn } from '../data/staff-queries.ts';
import { answeredChallenge, poseChallenge, publicOrigin } from './challenges.ts';
import { startSession } from './start-session.ts';

const RETURN_PATH = '/sign-in/organisation';
const TIMEOUT_MILLISECONDS = 10_000;

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
type Discovery = z.infer<typeof discovery>;

const tokenAnswer = z.object({ id_token: z.string() });
const claims = z.object({
  sub: z.string().min(1),
  nonce: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});

/** Where to send the browser: to the provider, with a question only this browser can answer (code flow with PKCE). */
export async function startOrganisationSignIn(
  ctx: ActionContext,
  services: AccessServices,
  edge: HttpEdge,
): Promise<{ url: string }> {
  const organisation = requireOrganisation(services);
  const provider = await discover(organisation);
  const [state, nonce, verifier] = [newToken(), newToken(), newToken()];
  await poseChallenge(ctx, edge, {
    purpose: 'organisation',
    staffId: null,
    value: { state, nonce, verifier },
  });
  const url = new URL(provider.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: organisation.clientId,
    redirect_uri: `${publicOrigin(services, edge)}${RETURN_PATH}`,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href };
}

/** Signs in whom the provider names: by an earlier link, else by an e-mail address that the provider has verified. */
export async function finishOrganisationSignIn(
  ctx: ActionContext,
  services: AccessServices,
  answer: { code: string; state: string },
  edge: HttpEdge,
): Promise<Caller> {
  const organisation = requireOrganisation(services);
  const asked = await answeredChallenge(ctx, services, edge, 'organisation');
  if (!asked || asked.value.state !== answer.state)
    return refused('this answer was not asked for; begin again');
  const provider = await discover(organisation);
  const idToken = await fetchIdToken(organisation, provider, {
    code: answer.code,
    verifier: asked.value.verifier ?? '',
    redirectUri: `${publicOrigin(services, edge)}${RETURN_PATH}`,
  });
  const person = await verifyIdToken(organisation, provider, idToken);
  if (!person || person.nonce !== asked.value.nonce)
    return refused('the provider’s answer does not fit; begin again');
  const linked = await findExternalIdentity(ctx.db, provider.issuer, person.sub);
  const staffId = linked ?? (await staffWithVerifiedEmail(ctx, person));
  if (staffId === undefined) {
    return refused('nobody here has the verified e-mail address the provider names; ask an administrator');
  }
  if (!linked) {
    const link = { issuer: provider.issuer, subject: person.sub, staffId, at: ctx.clock.now() };
    await linkExternalIdentity(ctx.db, link);
  }
  return startSession(ctx, services, staffId, 'organisation', edge);
}

async function staffWithVerifiedEmail(
  ctx: ActionContext,
  person: z.infer<typeof claims>,
): Promise<string | undefined> {
  if (person.email === undefined || person.email_verified !== true) return undefined;
  return (await findSignIn(ctx.db, person.email))?.staffId;
}

async function discover(organisation: OrganisationSignIn): Promise<Discovery> {
  const base = organisation.issuer.replace(/\/$/, '');
  const found = discovery.safeParse(await fetchJson(`${base}/.well-known/openid-configuration`));
  if (!found.success || found.data.issuer.replace(/\/$/, '') !== base) {
    throw new ExternalFailure('the organisation’s sign-in does not describe itself as it should', false);
  }
  return found.data;
}

async function fetchIdToken(
  organisation: OrganisationSignIn,
  provider: Discovery,
  answer: { code: string; verifier: string; redirectUri: string },
): Promise<string> {
  const basic = [organisation.clientId, organisation.clientSecret].map(encodeURIComponent).join(':');
  const answered = await fetchJson(provider.token_endpoint, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.code,
      redirect_uri: answer.redirectUri,
      code_verifier: answer.verifier,
    }).toString(),
  });
  const parsed = tokenAnswer.safeParse(answered);
  return parsed.success ? parsed.data.id_token : refused('the provider did not take the answer; begin again');
}

async function verifyIdToken(
  organisation: OrganisationSignIn,
  provider: Discovery,
  idToken: string,
): Promise<z.infer<typeof claims> | undefined> {
  const keys = createRemoteJWKSet(new URL(provider.jwks_uri), { timeoutDuration: TIMEOUT_MILLISECONDS });
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: provider.issuer,
      audience: organisation.clientId,
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
    });
    return claims.parse(payload);
  } catch {
    return undefined;
  }
}

/** A provider that says no (4xx) has answered; one that cannot be reached, or fails, has not. */
async function fetchJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const failure = () =>
    new ExternalFailure('the organisation’s sign-in does not answer; use the password, or try again', true);
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }).catch(
    () => {
      throw failure();
    },
  );
  if (response.status >= 500) throw failure();
  return response.json().catch(() => undefined);
}

function requireOrganisation(services: AccessServices): OrganisationSignIn {
  return (
    services.organisation ??
    refuse(accessProblems.providerNotSetUp, 'set PERENNIAL_OIDC_ISSUER, or sign in with the password')
  );
}

function refused(detail: string): never {
  return refuse(accessProblems.providerRefused, detail);
}
