import { Readable } from 'node:stream';
import { type ActionContext, auditExport, type Download, exportWatermark } from '#platform';
import { writeXlsx } from '#tabular';
import {
  type ExportFormat,
  type PartyFilters,
  type PartySort,
  type PartySummary,
  partiesExport,
} from '../contract/index.ts';
import { listSummaries } from '../data/list-queries.ts';
import { loadRecords } from '../data/party-record.ts';
import { csvLine } from '../domain/csv-line.ts';
import { vcard } from '../domain/vcard.ts';
import { placesInWords } from './document-places.ts';
import { relationsInWords } from './document-relations.ts';
import { refuseHiddenFields } from './list-parties.ts';
import { reachOf } from './reach-of.ts';
import { documentOfRecord } from './take-document.ts';

const PAGE = 200;
/** Spreadsheets take a file without this mark for the machine's old encoding and show Chinese as noise. */
const BYTE_ORDER_MARK = '\ufeff';

export type ExportQuery = PartyFilters & { sort: PartySort; format: ExportFormat };

/** Streams all customers of a filter as a file, a page at a time; memory holds one page. Who took it stands in it. */
export async function exportParties(ctx: ActionContext, query: ExportQuery): Promise<Download> {
  refuseHiddenFields(ctx, query);
  await auditExport(ctx, 'parties.exported', { subjectKind: 'party-list', subjectId: 'parties', ...query });
  const fileName = `customers-${ctx.clock.today(ctx.settings.timeZone)}.${ENDINGS[query.format]}`;
  return { stream: Readable.from(WRITERS[query.format](ctx, query)), fileName };
}

const ENDINGS: Record<ExportFormat, string> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  vcf: 'vcf',
  documents: 'jsonl',
};

type Writer = (ctx: ActionContext, query: ExportQuery) => AsyncIterable<string | Buffer>;

const WRITERS: Record<ExportFormat, Writer> = {
  csv: csvText,
  xlsx: (ctx, query) =>
    writeXlsx([
      { name: 'Customers', rows: tableRows(ctx, query) },
      { name: 'About', rows: [['about'], [exportWatermark(ctx)]] },
    ]),
  json: jsonText,
  vcf: cardText,
  documents: documentLines,
};

async function* pagesOf(ctx: ActionContext, query: ExportQuery): AsyncGenerator<readonly PartySummary[]> {
  const { format: _, ...filters } = query;
  const reach = reachOf(ctx, partiesExport);
  let cursor: string | undefined;
  do {
    const page = await listSummaries(ctx.db, reach, { ...filters, limit: PAGE, cursor });
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function* tableRows(
  ctx: ActionContext,
  query: ExportQuery,
): AsyncGenerator<(string | number | null)[]> {
  const columns = visibleColumns(ctx);
  yield columns.map(({ name }) => name);
  for await (const page of pagesOf(ctx, query)) {
    for (const party of page) yield columns.map(({ cell }) => cell(party));
  }
}

async function* csvText(ctx: ActionContext, query: ExportQuery): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  for await (const row of tableRows(ctx, query)) yield csvLine(row);
  // Last, so that whoever reads the table finds its columns in the first line.
  yield csvLine([`# ${exportWatermark(ctx)}`]);
}

async function* jsonText(ctx: ActionContext, query: ExportQuery): AsyncGenerator<string> {
  const columns = visibleColumns(ctx);
  yield `{"about":${JSON.stringify(exportWatermark(ctx))},"customers":[`;
  let separator = '\n';
  for await (const page of pagesOf(ctx, query)) {
    for (const party of page) {
      yield separator +
        JSON.stringify(Object.fromEntries(columns.map(({ name, cell }) => [name, cell(party)])));
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

async function* documentLines(ctx: ActionContext, query: ExportQuery): AsyncGenerator<string> {
  for await (const page of pagesOf(ctx, query)) {
    const ids = page.map(({ partyId }) => partyId);
    const records = await loadRecords(ctx.db, ids);
    const placeOf = await placesInWords(ctx, ids);
    for (const partyId of ids) {
      const record = records.get(partyId);
      if (record) yield `${JSON.stringify(documentOfRecord(ctx, record, placeOf(record)))}\n`;
    }
  }
}

async function* cardText(ctx: ActionContext, query: ExportQuery): AsyncGenerator<string> {
  const note = exportWatermark(ctx);
  const seesContact = ctx.actor.sees('contact');
  for await (const page of pagesOf(ctx, query)) {
    const ids = page.map(({ partyId }) => partyId);
    const records = await loadRecords(ctx.db, ids);
    const relations = await relationsInWords(ctx, ids);
    for (const { partyId } of page) {
      const record = records.get(partyId);
      if (!record) continue;
      // Nobody rings from an address book what the file says is not to be used.
      const points = (kind: 'phone' | 'email' | 'address') =>
        seesContact
          ? record.contactPoints.filter((point) => point.kind === kind && point.barredAt === null)
          : [];
      yield vcard(
        {
          ...record,
          phones: points('phone').map(({ value }) => value),
          emails: points('email').map(({ value }) => value),
          addresses: points('address').map(({ typed }) => typed),
          relations: relations.get(partyId) ?? [],
        },
        note,
      );
    }
  }
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
  { name: 'last_contact_on', cell: (party) => party.figures.lastContactOn },
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
