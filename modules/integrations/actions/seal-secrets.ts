import type { ActionContext } from '#platform';
import { listWebhooksToTell, updateWebhook } from '../data/webhook-queries.ts';
import { isPlain, sealedSecret } from './sign-message.ts';

/** Seals what was kept before secrets were sealed; the receivers notice nothing. Returns how many webhooks had such. */
export async function sealPlainSecrets(ctx: ActionContext): Promise<number> {
  const { vault } = ctx.settings;
  const plain = (await listWebhooksToTell(ctx.db)).filter(
    ({ secret, previous_secret }) => isPlain(secret) || isPlain(previous_secret ?? ''),
  );
  const seal = (kept: string) => (isPlain(kept) ? sealedSecret(vault, kept) : kept);
  for (const { webhook_id, secret, previous_secret } of plain) {
    await updateWebhook(ctx.db, webhook_id, {
      secret: seal(secret),
      previous_secret: previous_secret === null ? null : seal(previous_secret),
    });
  }
  return plain.length;
}
