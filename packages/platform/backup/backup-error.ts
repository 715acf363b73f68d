/** A backup could not be made, read or restored; the message says what was found and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
