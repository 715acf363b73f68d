import type { ActionContext } from '#platform';
import { dropUnusedVersions } from '../data/definition-queries.ts';

/** Forgets promises of packs that no customer was given: what is left when a business taken for a look is removed. */
export async function forgetUnusedPromises(ctx: ActionContext): Promise<void> {
  await dropUnusedVersions(ctx.db);
}
