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
