import type { ActionContext } from '#platform';
import { dropUnusedTemplates } from '../data/process-queries.ts';

/** Forgets kept versions of templates that no process began with, after processes were erased with their customers. */
export async function forgetUnusedTemplates(ctx: ActionContext): Promise<void> {
  await dropUnusedTemplates(ctx.db);
}
