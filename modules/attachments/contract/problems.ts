import { defineProblem } from '#contract-kit';

export const fileTooLarge = defineProblem({
  code: 'attachment-too-large',
  status: 413,
  title: 'The file is too large',
});
/** Its contents are of a kind that is not kept; the name does not matter. */
export const fileKindRefused = defineProblem({
  code: 'attachment-kind-refused',
  status: 415,
  title: 'Files of this kind are not kept',
});
export const fileEmpty = defineProblem({
  code: 'attachment-empty',
  status: 422,
  title: 'The file is empty',
});
export const fileKnown = defineProblem({
  code: 'attachment-known',
  status: 409,
  title: 'The customer has this file already',
});
export const fileInfected = defineProblem({
  code: 'attachment-infected',
  status: 422,
  title: 'The virus scanner found something in the file',
});
/** Nothing is kept unscanned while a scanner is set. */
export const scannerAway = defineProblem({
  code: 'virus-scanner-away',
  status: 503,
  title: 'The virus scanner does not answer',
});
export const noRoom = defineProblem({
  code: 'attachment-no-room',
  status: 507,
  title: 'The server has no room for the file',
});
/** The row is there, its file is not: a disk was lost, or a backup restored without its files. */
export const fileGone = defineProblem({
  code: 'attachment-gone',
  status: 410,
  title: 'The file is no longer on the server',
});
