import { Readable } from 'node:stream';
import { type ActionContext, auditExport, type Download, exportWatermark } from '#platform';
import { csvLine } from '#tabular';
import { type AuditFilter, listAuditRows } from '../data/audit-queries.ts';

const PAGE = 500;
/** Spreadsheets take a file without this mark for the machine's old encoding and show Chinese as noise. */
const BYTE_ORDER_MARK = '\ufeff';
const COLUMNS = [
  'at',
  'actorName',
  'impersonatorName',
  'action',
  'subjectKind',
  'subjectId',
  'requestId',
  'detail',
] as const;

/** Streams the audit log of a filter as CSV, a page at a time, headed by who took it out. */
export async function exportAudit(ctx: ActionContext, filter: AuditFilter): Promise<Download> {
  await auditExport(ctx, 'audit.exported', { subjectKind: 'audit', subjectId: 'audit', filter });
  const fileName = `audit-${ctx.clock.today(ctx.settings.timeZone)}.csv`;
  return { stream: Readable.from(lines(ctx, filter)), fileName };
}

async function* lines(ctx: ActionContext, filter: AuditFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine([exportWatermark(ctx)]) + csvLine(COLUMNS);
  let cursor: string | undefined;
  do {
    const page = await listAuditRows(ctx.db, { ...filter, limit: PAGE, cursor });
    yield page.items
      .map((entry) =>
        csvLine(COLUMNS.map((name) => (name === 'detail' ? JSON.stringify(entry.detail) : entry[name]))),
      )
      .join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
