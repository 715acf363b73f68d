import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import type { ImportDetail, ImportOptions, LayoutChoices } from '../contract/index.ts';
import { importsProblems } from '../contract/index.ts';
import { changeImport, type ImportRow } from '../data/import-queries.ts';
import type { Mapping } from '../domain/mapping.ts';
import { mappingOf } from '../domain/suggest-mapping.ts';
import { holdImport } from './hold-import.ts';
import {
  inspectUpload,
  refuseUnknownDateFormats,
  suggestedDateFormats,
  suggestedDecimalMark,
} from './inspect-upload.ts';
import { getImport } from './show-import.ts';
import { uploadPath } from './store-upload.ts';

export interface Configuration {
  options?: Partial<ImportOptions> | undefined;
  mapping?: Mapping | undefined;
}

/** Changes how a file is read and mapped. Reading it differently finds other columns, so these are guessed anew. */
export async function configureImport(
  ctx: ActionContext,
  importId: string,
  wanted: Configuration,
): Promise<ImportDetail> {
  const row = await holdImport(ctx, importId, 'configure');
  refuseUnknownDateFormats(wanted.options?.dateFormats ?? {});
  const reread =
    wanted.options?.layout === undefined ? row : await readAgain(ctx, row, wanted.options.layout);
  const options: ImportOptions = {
    ...reread.options,
    ...wanted.options,
    layout: reread.options.layout,
    dateFormats: { ...reread.options.dateFormats, ...wanted.options?.dateFormats },
  };
  await changeImport(ctx.db, importId, {
    state: 'draft',
    inspection: reread.inspection,
    options,
    mapping: wanted.mapping ?? reread.mapping,
    lastTest: null,
  });
  return getImport(ctx, importId);
}

type Reading = Pick<ImportRow, 'inspection' | 'options' | 'mapping'>;

async function readAgain(ctx: ActionContext, row: ImportRow, choices: LayoutChoices): Promise<Reading> {
  if (row.stored_name === null)
    refuse(importsProblems.fileGone, 'the file is no longer kept; upload it again');
  const file = uploadPath(ctx.settings.filesFolder, row.stored_name);
  const layout = { ...row.options.layout, ...choices };
  const inspection = await inspectUpload(file, row.kind, layout);
  const names = inspection.columns.map(({ name }) => name);
  const sameColumns = names.join('\n') === row.inspection.columns.map(({ name }) => name).join('\n');
  return {
    inspection,
    mapping: sameColumns ? row.mapping : mappingOf(inspection.suggestions),
    options: {
      ...row.options,
      layout,
      dateFormats: suggestedDateFormats(inspection),
      decimalMark: suggestedDecimalMark(inspection),
    },
  };
}
