import { defineProblem } from '#contract-kit';

export const wrongCredentials = defineProblem({
  code: 'wrong-credentials',
  status: 401,
  title: 'The e-mail address or the password is wrong',
});
export const tooManyAttempts = defineProblem({
  code: 'too-many-attempts',
  status: 429,
  title: 'Too many attempts; wait a little',
});
export const alreadySetUp = defineProblem({
  code: 'already-set-up',
  status: 409,
  title: 'This system already has an administrator',
});
export const emailTaken = defineProblem({
  code: 'email-taken',
  status: 409,
  title: 'Somebody already signs in with this e-mail address',
});
export const lastAdministrator = defineProblem({
  code: 'last-administrator',
  status: 409,
  title: 'There must be at least one administrator',
});
export const changedMeanwhile = defineProblem({
  code: 'changed-meanwhile',
  status: 409,
  title: 'Somebody else changed this in the meantime',
});
export const branchNameTaken = defineProblem({
  code: 'branch-name-taken',
  status: 409,
  title: 'There is already a branch of this name',
});
export const secondFactorNeeded = defineProblem({
  code: 'second-factor-needed',
  status: 401,
  title: 'A one-time code is needed as well',
});
export const wrongCode = defineProblem({
  code: 'wrong-code',
  status: 401,
  title: 'The one-time code is wrong or has been used',
});
export const secondFactorMissing = defineProblem({
  code: 'second-factor-missing',
  status: 409,
  title: 'One-time codes are not being set up',
});
export const secondFactorOn = defineProblem({
  code: 'second-factor-on',
  status: 409,
  title: 'One-time codes are set up already',
});
export const linkExpired = defineProblem({
  code: 'link-expired',
  status: 409,
  title: 'This link has been used or has expired',
});
export const passkeyRefused = defineProblem({
  code: 'passkey-refused',
  status: 401,
  title: 'The passkey was not recognised',
});
export const providerRefused = defineProblem({
  code: 'provider-refused',
  status: 401,
  title: 'The sign-in of the organisation does not lead to anybody here',
});
export const providerNotSetUp = defineProblem({
  code: 'provider-not-set-up',
  status: 409,
  title: 'Signing in through the organisation is not set up',
});
export const needsOwnSession = defineProblem({
  code: 'needs-own-session',
  status: 403,
  title: 'This can only be done by somebody who signed in themselves',
});
export const higherRole = defineProblem({
  code: 'higher-role',
  status: 403,
  title: 'That person may do something that you may not',
});
export const alreadyImpersonating = defineProblem({
  code: 'already-impersonating',
  status: 409,
  title: 'You already look through somebody’s eyes',
});
