import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The operating system's user and group PostgreSQL runs as; `undefined` means as ourselves. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | undefined;

const usualNobody = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. When we are root it runs as whoever owns an existing data folder,
 * and otherwise as `nobody`.
 */
export function choosePostgresAccount(dataFolder: string): PostgresAccount {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  return nobody();
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':').map(Number);
  if (uid === undefined || gid === undefined) return usualNobody;
  // macOS writes -2, which the system calls want as an unsigned number.
  return { uid: uid >>> 0, gid: gid >>> 0 };
}

/** Whether the account may walk from the root folder into `folder`; parts that do not exist yet do not count. */
export function canEnter(account: PostgresAccount, folder: string): boolean {
  if (account === undefined) return true;
  for (let part = path.resolve(folder); ; part = path.dirname(part)) {
    if (existsSync(part) && !mayTraverse(account, part)) return false;
    if (part === path.dirname(part)) return true;
  }
}

function mayTraverse(account: { uid: number; gid: number }, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
