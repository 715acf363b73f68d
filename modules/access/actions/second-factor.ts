import { refuse } from '#contract-kit';
import { type ActionContext, openVault, readStoredSettings } from '#platform';
import { accessProblems } from '../contract/index.ts';
import {
  confirmSecondFactor,
  deletePasskeys,
  deleteSecondFactor,
  findSecondFactor,
  replaceRecoveryCodes,
  saveSecondFactor,
  spendRecoveryCode,
  spendTimeStep,
} from '../data/second-factor-queries.ts';
import { hashOfToken, newToken } from '../data/secrets.ts';
import { codeUri, matchingStep, newCodeSecret } from './one-time-code.ts';

const PURPOSE = 'one-time codes';
const RECOVERY_CODES = 10;
const CODE = /^\d{6}$/;

/** Whether signing in asks for a code. */
export async function asksForCode(ctx: ActionContext, staffId: string): Promise<boolean> {
  return (await findSecondFactor(ctx.db, staffId))?.confirmedAt != null;
}

/** Spends a one-time code or a recovery code; tells which it was, or `undefined` when it is not good. */
export async function codeIsRight(
  ctx: ActionContext,
  secret: string,
  staffId: string,
  typed: string,
): Promise<'one-time-code' | 'recovery-code' | undefined> {
  const code = typed.replace(/\s/g, '');
  if (!CODE.test(code)) {
    const isSpent = await spendRecoveryCode(ctx.db, staffId, hashOfRecoveryCode(code), ctx.clock.now());
    return isSpent ? 'recovery-code' : undefined;
  }
  const factor = await findSecondFactor(ctx.db, staffId);
  const codeSecret = factor && openVault(secret).unseal(PURPOSE, factor.sealedSecret);
  const step = codeSecret === undefined ? undefined : matchingStep(codeSecret, code, ctx.clock.now());
  if (step === undefined || !(await spendTimeStep(ctx.db, staffId, step))) return undefined;
  return 'one-time-code';
}

/** Makes a secret for the app; nothing asks for codes before one has been typed. */
export async function startSecondFactor(
  ctx: ActionContext,
  secret: string,
  person: { staffId: string; email: string },
): Promise<{ secret: string; uri: string }> {
  if (await asksForCode(ctx, person.staffId)) {
    refuse(
      accessProblems.secondFactorOn,
      'one-time codes are set up already; turn them off, then set them up anew',
    );
  }
  const codeSecret = newCodeSecret();
  await saveSecondFactor(
    ctx.db,
    person.staffId,
    openVault(secret).seal(PURPOSE, codeSecret),
    ctx.clock.now(),
  );
  ctx.audit({ subjectKind: 'staff', subjectId: person.staffId });
  const issuer = (await readStoredSettings(ctx.db))?.businessName ?? 'Perennial';
  return { secret: codeSecret, uri: codeUri(codeSecret, person.email, issuer) };
}

/** The first right code: from now on signing in asks for one. */
export async function enableSecondFactor(
  ctx: ActionContext,
  secret: string,
  staffId: string,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  const factor = await findSecondFactor(ctx.db, staffId);
  if (!factor || factor.confirmedAt !== null) {
    refuse(accessProblems.secondFactorMissing, 'begin to set one-time codes up, then type one');
  }
  if ((await codeIsRight(ctx, secret, staffId, code)) !== 'one-time-code') {
    refuse(accessProblems.wrongCode, 'the one-time code is wrong; look at the clock of the telephone');
  }
  await confirmSecondFactor(ctx.db, staffId, ctx.clock.now());
  ctx.audit({ subjectKind: 'staff', subjectId: staffId });
  return newRecoveryCodes(ctx, staffId);
}

/** Ten codes for the day the telephone is lost; earlier ones no longer work. */
export async function newRecoveryCodes(
  ctx: ActionContext,
  staffId: string,
): Promise<{ recoveryCodes: string[] }> {
  if (!(await asksForCode(ctx, staffId))) {
    refuse(accessProblems.secondFactorMissing, 'set one-time codes up first');
  }
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await replaceRecoveryCodes(ctx.db, staffId, recoveryCodes.map(hashOfRecoveryCode));
  ctx.audit({ subjectKind: 'staff', subjectId: staffId });
  return { recoveryCodes };
}

/** Signing in needs the password only. */
export async function disableSecondFactor(ctx: ActionContext, staffId: string): Promise<void> {
  await deleteSecondFactor(ctx.db, staffId);
  ctx.audit({ subjectKind: 'staff', subjectId: staffId });
}

/** For somebody who lost the device: codes and passkeys go. */
export async function resetSecondFactor(ctx: ActionContext, staffId: string): Promise<void> {
  await deleteSecondFactor(ctx.db, staffId);
  await deletePasskeys(ctx.db, staffId);
  ctx.audit({ subjectKind: 'staff', subjectId: staffId });
}

/** Sixty bits in letters that cannot be taken for one another, in groups to be read aloud. */
function newRecoveryCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = [...Buffer.from(newToken(), 'base64url')].slice(0, 12);
  const code = bytes.map((byte) => letters[byte % letters.length]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

function hashOfRecoveryCode(code: string): string {
  return hashOfToken(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
