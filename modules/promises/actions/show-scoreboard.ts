import { Readable } from 'node:stream';
import { minorUnitDigits } from '#contract-kit';
import { type ActionContext, type Download, readStoredSettings } from '#platform';
import { dayAt } from '#working-time';
import { type PageLanguage, pageLanguage, scoreboardPage } from '../domain/scoreboard-page.ts';
import type { GivenPromises } from './definitions.ts';
import { publicFigures } from './list-figures.ts';

/** The page of promises that everybody may read, without sign-in: numbers only, of nobody in particular. */
export async function showScoreboard(
  ctx: ActionContext,
  given: GivenPromises,
  asked: { language?: string | undefined },
): Promise<Download> {
  const language = pageLanguage(asked.language);
  const { definitions, figures, fromAt, untilAt } = await publicFigures(ctx, given);
  const business = await readStoredSettings(ctx.db);
  const { timeZone } = ctx.settings;
  const text = scoreboardPage(language, {
    businessName: business?.businessName ?? '',
    promises: definitions.flatMap(({ definition }, index) => {
      const figure = figures[index];
      const rule = definition.redress;
      const redress =
        rule?.automatic && rule.capMinor > 0 ? amountText(language, rule.capMinor, rule.currency) : null;
      return figure ? [{ definition, figure, redress }] : [];
    }),
    fromOn: dayAt(Date.parse(fromAt), timeZone),
    untilOn: dayAt(Date.parse(untilAt), timeZone),
  });
  return { stream: Readable.from([text]), fileName: 'our-promises.html', inline: true };
}

function amountText(language: PageLanguage, amountMinor: number, currency: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    amountMinor / 10 ** minorUnitDigits(currency),
  );
}
