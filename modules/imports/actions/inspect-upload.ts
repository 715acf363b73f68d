import { type Fault, refuse } from '#contract-kit';
import { type BusinessSettings, type Database, invalid } from '#platform';
import {
  dateFormats,
  inspectFile,
  type TableLayout,
  TabularFailure,
  type TextEncoding,
  textEncodings,
} from '#tabular';
import {
  type ImportKind,
  type ImportOptions,
  importsProblems,
  type LayoutChoices,
} from '../contract/index.ts';
import { findSavedMapping } from '../data/saved-mapping-queries.ts';
import type { KeptInspection } from '../data/tables.ts';
import { defaultAdjustmentCodes } from '../domain/adjustment-codes.ts';
import { headerFingerprint, type Mapping } from '../domain/mapping.ts';
import { type Suggestion, suggestMapping } from '../domain/suggest-mapping.ts';

/** What is thought of a file before anybody has looked at it. */
export interface FirstReading {
  inspection: KeptInspection;
  mapping: Mapping;
  options: ImportOptions;
}

/** Inspects an uploaded file; refuses one that is no table, saying why and where. */
export async function inspectUpload(
  file: string,
  kind: ImportKind,
  choices: LayoutChoices,
): Promise<KeptInspection> {
  try {
    const { firstRows: _, firstFaults: __, ...inspection } = await inspectFile(file, knownLayout(choices));
    const columns = inspection.columns.map(({ name, kind: columnKind, samples }) => ({
      name,
      kind: columnKind,
      samples,
    }));
    return { ...inspection, suggestions: suggestMapping(kind, columns) };
  } catch (failure) {
    if (failure instanceof TabularFailure) return refuseUnreadable(failure);
    throw failure;
  }
}

/** Says why a file cannot be read, and where reading stopped. */
export function refuseUnreadable(failure: TabularFailure): never {
  return refuse(importsProblems.fileUnreadable, failure.message, { context: failure.fault });
}

function knownLayout(choices: LayoutChoices): Partial<TableLayout> {
  const { encoding, ...others } = choices;
  const known: Partial<TableLayout> = { ...others };
  if (encoding !== undefined) known.encoding = textEncoding(encoding);
  return known;
}

function textEncoding(name: string): TextEncoding {
  const known = textEncodings.find((one) => one === name);
  if (known !== undefined) return known;
  throw invalid([
    {
      path: 'body.options.layout.encoding',
      code: 'unknown-encoding',
      message: `${name} is not an encoding that can be read; choose one of ${textEncodings.join(', ')}`,
    },
  ]);
}

/** Refuses date formats that are none. */
export function refuseUnknownDateFormats(chosen: Record<string, string>): void {
  const faults: Fault[] = Object.entries(chosen)
    .filter(([, format]) => !dateFormats.some((known) => known === format))
    .map(([column, format]) => ({
      path: `body.options.dateFormats.${column}`,
      code: 'unknown-date-format',
      message: `${format} is not a date format; choose one of ${dateFormats.join(', ')}`,
    }));
  if (faults.length > 0) throw invalid(faults);
}

/** The mapping and options to begin with: those of the last file with the same headings, or guesses. */
export async function firstReading(
  db: Database,
  kind: ImportKind,
  inspection: KeptInspection,
  settings: BusinessSettings,
): Promise<FirstReading> {
  const columns = inspection.columns.map(({ name }) => name);
  const saved = await findSavedMapping(db, kind, headerFingerprint(columns));
  const suggested = saved === undefined ? inspection.suggestions : withSaved(saved.mapping, columns);
  const mapping = Object.fromEntries(suggested.map(({ column, field }) => [column, field]));
  const options = { ...defaultOptions(inspection, settings), ...saved?.options, layout: {} };
  return {
    inspection: { ...inspection, suggestions: suggested },
    mapping,
    options: {
      ...options,
      dateFormats: {
        ...suggestedDateFormats(inspection),
        ...knownFormats(saved?.options.dateFormats, columns),
      },
    },
  };
}

function withSaved(saved: Mapping, columns: readonly string[]): Suggestion[] {
  return columns.flatMap((column) => {
    const field = saved[column];
    return field === undefined ? [] : [{ column, field, basis: 'saved' as const }];
  });
}

function knownFormats(
  formats: Record<string, string> | undefined,
  columns: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(formats ?? {}).filter(([column]) => columns.includes(column)));
}

function defaultOptions(inspection: KeptInspection, settings: BusinessSettings): ImportOptions {
  return {
    layout: {},
    dateFormats: {},
    decimalMark: suggestedDecimalMark(inspection),
    currency: settings.currency,
    timeZone: settings.timeZone,
    source: 'import',
    repeatedLines: 'keep',
    createUnknownCustomers: true,
    adjustmentCodes: [...defaultAdjustmentCodes],
    mode: 'create-or-update',
    updateKeys: ['customer-number', 'member-number', 'national-id'],
    possibleDuplicates: 'skip',
    faultyContactPoints: 'leave-out',
  };
}

/** The likeliest format of every column of dates. */
export function suggestedDateFormats(inspection: KeptInspection): Record<string, string> {
  return Object.fromEntries(
    inspection.columns.flatMap(({ name, dates }) => {
      const format = dates?.matches[0]?.format;
      return format === undefined ? [] : [[name, format]];
    }),
  );
}

/** The decimal mark of the first column that leaves no doubt. */
export function suggestedDecimalMark(inspection: KeptInspection): '.' | ',' {
  const certain = inspection.columns.find(({ decimals }) => decimals !== undefined && !decimals.isAmbiguous);
  return certain?.decimals?.mark ?? '.';
}
