const fullDiskCodes = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Conflicts between transactions, and a database that was restarted or cannot be reached. */
const passingCodes = /^(?:08...|57P..|40001|40P01|55P03|53300|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND)$/;

/** Whether the disk of the database or of the files is full. */
export function isFullDisk(failure: unknown): boolean {
  return fullDiskCodes.has(codeOf(failure));
}

/** Whether trying again later may be enough. */
export function mayPassByItself(failure: unknown): boolean {
  if (passingCodes.test(codeOf(failure))) return true;
  return failure instanceof Error && /connection (?:terminated|ended|error)/i.test(failure.message);
}

function codeOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';
}
