import { Readable } from 'node:stream';
import { type ActionContext, type Download, writeAudit } from '#platform';
import { type PartyFilters, type PartySort, type PartySummary, partiesExport } from '../contract/index.ts';
import { listSummaries } from '../data/list-queries.ts';
import { csvLine } from '../domain/csv-line.ts';
import { refuseHiddenFields } from './list-parties.ts';

const PAGE = 200;
/** Spreadsheets take a file without this mark for the machine's old encoding and show Chinese as noise. */
const BYTE_ORDER_MARK = '\ufeff';

/** Streams all customers of a filter as CSV, a page at a time; memory holds one page. */
export async function exportParties(
  ctx: ActionContext,
  query: PartyFilters & { sort: PartySort },
): Promise<Download> {
  refuseHiddenFields(ctx, query);
  await writeAudit(ctx, 'parties.exported', { subjectKind: 'party-list', subjectId: 'parties', ...query });
  const fileName = `customers-${ctx.clock.today(ctx.settings.timeZone)}.csv`;
  return { stream: Readable.from(csvText(ctx, query)), fileName };
}

async function* csvText(
  ctx: ActionContext,
  query: PartyFilters & { sort: PartySort },
): AsyncGenerator<string> {
  const columns = visibleColumns(ctx);
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  let cursor: string | undefined;
  do {
    const reach = { actor: ctx.actor, permission: partiesExport };
    const page = await listSummaries(ctx.db, reach, { ...query, limit: PAGE, cursor });
    yield page.items.map((party) => csvLine(columns.map(({ cell }) => cell(party)))).join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

interface ExportColumn {
  name: string;
  fieldClass?: 'contact' | 'money' | 'value';
  cell(party: PartySummary): string | number | null;
}

const COLUMNS: readonly ExportColumn[] = [
  { name: 'number', cell: (party) => party.number },
  { name: 'kind', cell: (party) => party.kind },
  { name: 'name', cell: (party) => party.displayName },
  { name: 'pinyin', cell: (party) => party.latinName },
  { name: 'other_name', cell: (party) => party.otherName },
  { name: 'gender', cell: (party) => party.gender },
  { name: 'born_on', cell: (party) => party.bornOn },
  { name: 'language', cell: (party) => party.language },
  { name: 'phone', fieldClass: 'contact', cell: (party) => party.primaryPhone },
  { name: 'tags', cell: (party) => party.tags.join('; ') },
  { name: 'branch_id', cell: (party) => party.branchId },
  { name: 'owner_id', cell: (party) => party.ownerId },
  { name: 'first_purchase_on', cell: (party) => party.figures.firstPurchaseOn },
  { name: 'last_purchase_on', cell: (party) => party.figures.lastPurchaseOn },
  { name: 'purchases', cell: (party) => party.figures.purchaseCount },
  {
    name: 'spend_minor',
    fieldClass: 'money',
    cell: (party) => party.figures.spend?.amountMinor ?? null,
  },
  {
    name: 'lifetime_value_minor',
    fieldClass: 'value',
    cell: (party) => party.figures.lifetimeValue?.amountMinor ?? null,
  },
  {
    name: 'lifetime_value_low_minor',
    fieldClass: 'value',
    cell: (party) => party.figures.lifetimeValue?.lowMinor ?? null,
  },
  {
    name: 'lifetime_value_high_minor',
    fieldClass: 'value',
    cell: (party) => party.figures.lifetimeValue?.highMinor ?? null,
  },
  {
    name: 'currency',
    cell: (party) => party.figures.spend?.currency ?? party.figures.lifetimeValue?.currency ?? null,
  },
  { name: 'probability_alive', fieldClass: 'value', cell: (party) => party.figures.probabilityAlive },
  { name: 'drift', fieldClass: 'value', cell: (party) => party.figures.drift },
  { name: 'created_at', cell: (party) => party.createdAt },
];

/** Columns whose class the actor does not see are left out of the file altogether. */
function visibleColumns(ctx: ActionContext): readonly ExportColumn[] {
  return COLUMNS.filter(({ fieldClass }) => fieldClass === undefined || ctx.actor.sees(fieldClass));
}
