import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { notFound, refuse } from '#contract-kit';
import { type ActionContext, type HttpEdge, readStoredSettings } from '#platform';
import type { AccessServices, Caller } from '../access-services.ts';
import { accessProblems, type Passkey } from '../contract/index.ts';
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  listPasskeys,
  notePasskeyUse,
} from '../data/second-factor-queries.ts';
import { answeredChallenge, poseChallenge, publicOrigin } from './challenges.ts';
import { startSession } from './start-session.ts';

type Json = Record<string, unknown>;

const refused = (): never =>
  refuse(accessProblems.passkeyRefused, 'the passkey was not recognised; begin again, or use the password');

/** What the browser needs to make a passkey. */
export async function startPasskey(
  ctx: ActionContext,
  services: AccessServices,
  person: { staffId: string; email: string },
  edge: HttpEdge,
): Promise<{ options: Json }> {
  const known = await listPasskeys(ctx.db, person.staffId);
  const options = await generateRegistrationOptions({
    rpName: (await readStoredSettings(ctx.db))?.businessName ?? 'Perennial',
    rpID: new URL(publicOrigin(services, edge)).hostname,
    userName: person.email,
    userID: new TextEncoder().encode(person.staffId),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const value = { challenge: options.challenge };
  await poseChallenge(ctx, edge, { purpose: 'add-passkey', staffId: person.staffId, value });
  ctx.audit({ subjectKind: 'staff', subjectId: person.staffId });
  return { options: { ...options } };
}

/** Keeps the passkey that the browser made. */
export async function addPasskey(
  ctx: ActionContext,
  services: AccessServices,
  staffId: string,
  { name, answer }: { name: string; answer: Json },
  edge: HttpEdge,
): Promise<Passkey> {
  const asked = await answeredChallenge(ctx, services, edge, 'add-passkey');
  if (asked?.staffId !== staffId) return refused();
  const origin = publicOrigin(services, edge);
  const checked = await verifyRegistrationResponse({
    // The library checks every part of what the browser sent.
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: asked.value.challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!checked?.verified || !checked.registrationInfo) return refused();
  const { credential } = checked.registrationInfo;
  const at = ctx.clock.now();
  const passkeyId = ctx.newId();
  const isNew = await insertPasskey(ctx.db, {
    passkeyId,
    staffId,
    name,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    signCount: credential.counter,
    transports: credential.transports ?? [],
    at,
  });
  if (!isNew) return refused();
  ctx.audit({ subjectKind: 'staff', subjectId: staffId, passkeyId, name });
  return { passkeyId, name, createdAt: at.toISOString(), lastUsedAt: null };
}

/** Removes one of one's own. */
export async function removePasskey(ctx: ActionContext, staffId: string, passkeyId: string): Promise<void> {
  if (!(await deletePasskey(ctx.db, staffId, passkeyId))) refuse(notFound, 'there is no such passkey');
  ctx.audit({ subjectKind: 'staff', subjectId: staffId, passkeyId });
}

/** What the browser needs to offer the passkeys it knows for this address; nobody has been named yet. */
export async function askPasskey(
  ctx: ActionContext,
  services: AccessServices,
  edge: HttpEdge,
): Promise<{ options: Json }> {
  const options = await generateAuthenticationOptions({
    rpID: new URL(publicOrigin(services, edge)).hostname,
    userVerification: 'required',
  });
  const value = { challenge: options.challenge };
  await poseChallenge(ctx, edge, { purpose: 'use-passkey', staffId: null, value });
  return { options: { ...options } };
}

/** Signs in with a passkey: something one has and something one knows or is, in one step. */
export async function signInWithPasskey(
  ctx: ActionContext,
  services: AccessServices,
  answer: Json,
  edge: HttpEdge,
): Promise<Caller> {
  const asked = await answeredChallenge(ctx, services, edge, 'use-passkey');
  const response = answer as unknown as AuthenticationResponseJSON;
  const key = asked && (await findPasskey(ctx.db, String(response.id)));
  if (!key) return refused();
  const origin = publicOrigin(services, edge);
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.value.challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
      counter: key.signCount,
    },
  }).catch(() => undefined);
  if (!checked?.verified) return refused();
  await notePasskeyUse(ctx.db, key.passkeyId, checked.authenticationInfo.newCounter, ctx.clock.now());
  return startSession(ctx, services, key.staffId, 'passkey', edge);
}
