import { type CustomerRow, type IdentityKind, type RowOutcome, recordCustomers } from '#modules/parties';
import type { ImportOptions, RejectedRow } from '../contract/index.ts';
import { fieldColumn } from '../domain/column-places.ts';
import { customerConverter } from '../domain/convert-customer.ts';
import { shownValue } from '../domain/import-options.ts';
import type { ImportedKind, PreparedImport, RecordedRows } from './plan-import.ts';

/** Rows of a file as customers. */
export function recordedAsCustomers(prepared: PreparedImport): ImportedKind<CustomerRow> {
  const { row, columns, readingOptions, lookups } = prepared;
  const { options, mapping } = row;
  return {
    convert: customerConverter(mapping, columns, { ...readingOptions, source: options.source }, lookups),
    // Customers of one batch may be found in the next, so there is nothing to do beforehand.
    prepare: async (ctx, rows) => ({
      async record() {
        const { outcomes } = await recordCustomers(ctx, rows, {
          importId: row.import_id,
          mode: options.mode,
          updateKeys: options.updateKeys.map((key) => identityKindOf(key, options.source)),
          source: options.source,
          allowDuplicates: options.possibleDuplicates === 'create',
          faultyContactPoints: options.faultyContactPoints,
        });
        return recordedRows(outcomes, mapping);
      },
    }),
  };
}

function recordedRows(outcomes: readonly RowOutcome[], mapping: Record<string, string>): RecordedRows {
  const of = (outcome: RowOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome);
  const duplicates = of('possible-duplicate');
  return {
    counts: {
      created: of('created').length,
      updated: of('updated').length,
      unchanged: of('unchanged').length,
      skipped: duplicates.length,
      possibleDuplicates: duplicates.length,
      possibleDuplicatesByReason: countByReason(duplicates),
      repeated: 0,
      anonymous: 0,
      refunds: 0,
      cancellations: 0,
      adjustments: 0,
      newCustomers: of('created').length,
    },
    rejected: of('rejected').map((outcome) => rejectedRow(outcome, mapping)),
    setAside: duplicates.map(setAsideRow),
  };
}

function identityKindOf(key: ImportOptions['updateKeys'][number], source: string): IdentityKind {
  return key === 'customer-number' ? `external:${source}` : key;
}

/** Fields of a customer's row under the names of the fields a column can mean. */
const importFieldsOf: Record<string, readonly string[]> = {
  phones: ['phone'],
  emails: ['email'],
  bornOn: ['birthday'],
  identities: ['customerNumber', 'memberNumber', 'nationalId'],
  organisationName: ['organisationName'],
  name: ['name', 'familyName', 'givenName'],
};

function rejectedRow(
  outcome: RowOutcome,
  mapping: Record<string, string>,
): Pick<RejectedRow, 'lineNumber' | 'reasons'> {
  return {
    lineNumber: outcome.line,
    reasons: outcome.faults.map(({ path, code }) => {
      const field = path.split('.')[0] ?? '';
      return { ...fieldColumn(mapping, importFieldsOf[field] ?? [field]), code, value: '' };
    }),
  };
}

/** Whom a row may be about, how likely and why, for the error file: names nobody. */
function asWritten({
  partyId,
  score,
  reason,
  comparisons,
}: RowOutcome['possibleDuplicates'][number]): string {
  const levels = comparisons.map(({ trait, level }) => `${trait} ${level}`).join(', ');
  return [partyId, `${Math.round(score * 100)} %`, reason, levels && `(${levels})`].filter(Boolean).join(' ');
}

function countByReason(duplicates: readonly RowOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { possibleDuplicates } of duplicates) {
    const reason = possibleDuplicates[0]?.reason ?? 'alike';
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

function setAsideRow(outcome: RowOutcome): Pick<RejectedRow, 'lineNumber' | 'reasons'> {
  const [likeliest] = outcome.possibleDuplicates;
  return {
    lineNumber: outcome.line,
    reasons: [
      {
        column: null,
        field: null,
        code: 'possible-duplicate',
        value: shownValue(outcome.possibleDuplicates.map(asWritten).join('; ')),
        ...(likeliest ? { match: { ...likeliest, comparisons: [...likeliest.comparisons] } } : {}),
      },
    ],
  };
}
