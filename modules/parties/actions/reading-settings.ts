import type { ActionContext } from '#platform';
import type { ReadingSettings } from '../domain/party-draft.ts';

/** What reading typed values depends on. */
export function readingSettings(ctx: ActionContext): ReadingSettings {
  return { phoneRegion: ctx.settings.region, today: ctx.clock.today(ctx.settings.timeZone) };
}
