import { defineProblem } from '#contract-kit';

export const viewNameTaken = defineProblem({
  code: 'view-name-taken',
  status: 409,
  title: 'You already have a view of this name',
});
export const viewNotYours = defineProblem({
  code: 'view-not-yours',
  status: 403,
  title: 'This view belongs to others',
});
export const tooManyDrafts = defineProblem({
  code: 'too-many-drafts',
  status: 409,
  title: 'Too many unfinished drafts',
});
