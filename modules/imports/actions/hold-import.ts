import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { importsProblems } from '../contract/index.ts';
import { findImportForUpdate, type ImportRow } from '../data/import-queries.ts';
import { type ImportVerb, stateAllows, statesAllowing } from '../domain/import-state.ts';

/** Holds an import for a change; refuses when its state does not allow what is asked. */
export async function holdImport(ctx: ActionContext, importId: string, verb: ImportVerb): Promise<ImportRow> {
  const row = await findImportForUpdate(ctx.db, importId);
  if (row === undefined) refuse(notFound, 'there is no such import');
  if (!stateAllows(row.state, verb)) {
    refuse(
      importsProblems.notInThatState,
      `the import is ${row.state}; to ${verb} it, it must be ${statesAllowing(verb).join(' or ')}`,
      { context: { state: row.state } },
    );
  }
  return row;
}
