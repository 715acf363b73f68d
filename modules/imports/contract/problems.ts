import { defineProblem } from '#contract-kit';

/** The file cannot be read as a table; the context says why, with a code and a line. */
export const fileUnreadable = defineProblem({
  code: 'import-file-unreadable',
  status: 422,
  title: 'The file cannot be read as a table',
});
/** There is not enough room on the server's disk for the file. */
export const diskFull = defineProblem({
  code: 'import-disk-full',
  status: 507,
  title: 'The server has no room for this file',
});
/** The upload ended before the file did. */
export const uploadInterrupted = defineProblem({
  code: 'import-upload-interrupted',
  status: 400,
  title: 'The upload broke off',
});
/** The mapping lacks something or names something unknown; the faults say what. */
export const mappingIncomplete = defineProblem({
  code: 'import-mapping-incomplete',
  status: 422,
  title: 'The mapping is not complete',
});
/** What was asked does not fit the state the import is in; the context holds the state. */
export const notInThatState = defineProblem({
  code: 'import-not-in-that-state',
  status: 409,
  title: 'The import is in another state',
});
/** The same file was imported before; send `allowSameFile` to import it again. */
export const sameFileImported = defineProblem({
  code: 'import-same-file',
  status: 409,
  title: 'This file was imported before',
});
/** The uploaded file was removed from the server, so it can only be uploaded again. */
export const fileGone = defineProblem({
  code: 'import-file-gone',
  status: 410,
  title: 'The uploaded file is no longer kept',
});
/** The file of somebody else may hold telephones and addresses, which this role does not see. */
export const contentsNotVisible = defineProblem({
  code: 'import-contents-not-visible',
  status: 403,
  title: 'Your role does not see the contents of this file',
});
