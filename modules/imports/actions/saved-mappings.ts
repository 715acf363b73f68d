import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { deleteSavedMapping } from '../data/saved-mapping-queries.ts';

/** Forgets a mapping; the next file with its headings is guessed anew. */
export async function forgetSavedMapping(ctx: ActionContext, savedMappingId: string): Promise<void> {
  const wasThere = await deleteSavedMapping(ctx.db, savedMappingId);
  if (!wasThere) refuse(notFound, 'there is no such mapping');
  ctx.audit({ subjectKind: 'import-mapping', subjectId: savedMappingId });
}
