import { notFound, refuse } from '#contract-kit';
import type { LocalText } from '#form-kit';
import type { ActionContext } from '#platform';
import {
  assetsRead,
  type ClaimEvent,
  type Exclusion,
  type Guarantee,
  type ShownCover,
  type ShownOption,
} from '../contract/index.ts';
import { findAsset, listAssetFacts } from '../data/asset-queries.ts';
import { type Cover, isInForce } from '../domain/covers-of.ts';
import { type LawfulOption, threeGuarantee } from '../domain/three-guarantee.ts';
import type { Guarantees } from './guarantees.ts';
import { assetForRules, readCovers } from './read-covers.ts';

/** What a customer told us, and what was found. */
export interface ClaimTold {
  event: ClaimEvent;
  /** Left out: today. */
  defectOn?: string | undefined;
  inMainPart?: boolean | undefined;
  sameModelInStock?: boolean | undefined;
  exclusion?: Exclusion | null | undefined;
}

/** How long an asset is covered, and what its customer may lawfully ask for. */
export async function showGuarantee(
  ctx: ActionContext,
  guarantees: Guarantees,
  assetId: string,
  told: ClaimTold,
): Promise<Guarantee> {
  const row = await findAsset(ctx, assetsRead, assetId);
  if (!row) refuse(notFound, 'there is no such asset, or its customer belongs to another branch');
  const asOf = told.defectOn ?? ctx.clock.today(ctx.settings.timeZone);
  const facts = await listAssetFacts(ctx.db, [row]);
  const { soldOn, installedOn, repairs } = assetForRules(row, facts);
  const decision = threeGuarantee(
    {
      sale: {
        soldOn,
        receivedOn: row.received_on,
        installedOn,
        priceMinor: row.price_minor,
        isExchange: row.predecessor_id !== null,
      },
      event: told.event,
      defectOn: asOf,
      category: row.category,
      repairs,
      channel: row.channel,
      jurisdiction: row.jurisdiction,
      inMainPart: told.inMainPart ?? false,
      sameModelInStock: told.sameModelInStock ?? true,
      exclusion: told.exclusion ?? null,
    },
    guarantees,
  );
  const { noneBecause, proofBySeller } = decision;
  return {
    asOf,
    soldOn,
    currency: row.currency,
    covers: readCovers(guarantees, row, facts, asOf).map(showCover),
    options: decision.options.map(showOption),
    noneBecause,
    proofBySeller: proofBySeller && {
      untilOn: proofBySeller.untilOn,
      article: proofBySeller.article,
      rulesName: proofBySeller.law.name,
    },
  };
}

function showCover({ rules, category, part, period }: Cover): ShownCover {
  return {
    rulesKey: rules.key,
    rulesName: rules.name,
    basis: rules.basis,
    article: rules.articles.period,
    source: rules.source,
    categoryName: category.name,
    part,
    mainParts: category.mainParts,
    period: period && { ...period, pauses: period.pauses.map((pause) => ({ ...pause })) },
  };
}

function showOption({ rules, evidence, refund, ...option }: LawfulOption): ShownOption {
  return {
    ...option,
    optionKey: `${rules.key}/${option.kind}/${option.reason}`,
    rulesKey: rules.key,
    rulesName: rules.name,
    evidence: [...evidence],
    refund: refund && { ...refund },
  };
}

/** Categories of goods that the guarantees in force here today name, each once. */
export async function listGoodsCategories(
  ctx: ActionContext,
  { rules }: Guarantees,
): Promise<{ items: { key: string; name: LocalText; rulesName: LocalText }[] }> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const here = rules.filter((one) => one.jurisdiction === ctx.settings.region && isInForce(one, today));
  const found = here.flatMap(({ name: rulesName, categories }) =>
    categories.map(({ key, name }) => [key, { key, name, rulesName }] as const),
  );
  return { items: [...new Map(found).values()] };
}
