import { type AuditFinding, type ChainHead, openDatabase, openLog, verifyAudit } from '#platform';
import type { Settings } from '../../server/config/settings.ts';
import { CommandFailure } from '../command-failure.ts';
import { withDatabase } from '../with-database.ts';

const USAGE = 'say perennial audit verify [--head number:hash] [--json]';

const MEANING: Record<AuditFinding['kind'], string> = {
  changed: 'was changed after it was sealed',
  removed: 'was removed',
  inserted: 'was slipped in beside the chain',
  'seal-removed': 'lost its seal',
  backdated: 'was written later than it says',
  'cut-off': 'is not what was noted: the end of the log was cut off or written anew',
  'unaccounted-pruning': 'is a checkpoint that no entry accounts for',
};

/** `audit verify` reads the whole audit log and names every entry that was changed, removed or slipped in. */
export async function audit(settings: Settings, words: readonly string[]): Promise<void> {
  const [verb, ...rest] = words;
  if (verb !== 'verify') throw new CommandFailure(USAGE, 2);
  const noted = notedHead(rest);
  await withDatabase(settings, openLog(settings.logLevel), async (url) => {
    const database = openDatabase({ url, maxConnections: 2 });
    const result = await verifyAudit(database.db, noted).finally(() => database.close());
    if (rest.includes('--json')) console.log(JSON.stringify(result, null, 2));
    else console.log(result.findings.map(describeFinding).join('\n') || 'the audit log is whole');
    const { sealNumber, hash } = result.head;
    const summary = `${result.entries} entries sealed, ${result.unsealed} waiting; note this end elsewhere: ${sealNumber}:${hash}`;
    if (!rest.includes('--json')) console.log(summary);
    if (result.findings.length > 0) {
      throw new CommandFailure(`the audit log has ${result.findings.length} faults`, 1);
    }
  });
}

function describeFinding({ kind, sealNumber, auditId }: AuditFinding): string {
  const which = [sealNumber === null ? undefined : `number ${sealNumber}`, auditId ?? undefined];
  return `entry ${which.filter(Boolean).join(', ')} ${MEANING[kind]}`;
}

function notedHead(words: readonly string[]): ChainHead | undefined {
  const at = words.indexOf('--head');
  if (at < 0) return undefined;
  const match = /^(\d+):([0-9a-f]{64})$/.exec(words[at + 1] ?? '');
  if (!match) throw new CommandFailure(`the head is not number:hash; ${USAGE}`, 2);
  return { sealNumber: Number(match[1]), hash: match[2] ?? '' };
}
