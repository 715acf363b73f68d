import { notFound, refuse } from '#contract-kit';
import type { ActionContext, Actor } from '#platform';
import { importsProblems } from '../contract/index.ts';
import { findImport, type ImportRow } from '../data/import-queries.ts';

/**
 * Whether somebody may see what stands in the file of an import. Files hold telephones and addresses in whatever column:
 * who does not see such fields elsewhere sees the contents of their own files only.
 */
export function seesContents(actor: Actor, row: ImportRow): boolean {
  return actor.sees('contact') || row.uploaded_by.actorId === actor.actorId;
}

/** An import whose contents the actor may see; refuses otherwise. */
export async function findImportToSee(ctx: ActionContext, importId: string): Promise<ImportRow> {
  const row = await findImport(ctx.db, importId);
  if (row === undefined) refuse(notFound, 'there is no such import');
  if (!seesContents(ctx.actor, row)) {
    refuse(
      importsProblems.contentsNotVisible,
      'the file may hold telephones and addresses, which your role does not see; ask whoever uploaded it',
    );
  }
  return row;
}
