import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  privacyProblems,
  WORDING_KINDS,
  type Wording,
  type WordingForm,
  type WordingKind,
} from '../contract/index.ts';
import { deleteWording, insertWording, listWordingRows, type WordingRow } from '../data/wording-queries.ts';
import { CONSENT_TEXT_VERSION, CONSENT_TEXTS } from '../domain/consent-texts.ts';

/** Every version, latest first; last the words that came with the program. */
export async function listWordings(ctx: ActionContext): Promise<{ items: Wording[] }> {
  return { items: states(await listWordingRows(ctx.db), todayOf(ctx)) };
}

/** The words that hold today, to be read out. */
export async function listWordingsInForce(ctx: ActionContext): Promise<{ items: Wording[] }> {
  const { items } = await listWordings(ctx);
  return { items: items.filter(({ state }) => state === 'in-force') };
}

/** The words of each kind that held on a day; a kind nobody wrote yet is missing. */
export async function wordingsOn(ctx: ActionContext, day: string): Promise<Map<WordingKind, Wording>> {
  const held = states(await listWordingRows(ctx.db), day).filter(({ state }) => state === 'in-force');
  return new Map(held.map((one) => [one.kind, one]));
}

/** A new version from today or a later day on. What is in force already is not written over. */
export async function addWording(ctx: ActionContext, form: WordingForm): Promise<Wording> {
  const today = todayOf(ctx);
  if (form.effectiveOn < today) {
    return refuse(
      privacyProblems.wordingInForce,
      `words take effect on ${today} or later: what somebody agreed to before cannot be written anew`,
    );
  }
  const row: WordingRow = {
    wordingId: ctx.newId(),
    ...form,
    writtenAt: ctx.clock.now().toISOString(),
    writtenByName: ctx.actor.displayName,
  };
  if (!(await insertWording(ctx.db, { ...row, writtenById: ctx.actor.actorId }))) {
    return refuse(
      privacyProblems.wordingDayTaken,
      `other words of this kind take effect on ${form.effectiveOn}; choose another day, or take them back first`,
    );
  }
  ctx.audit({
    subjectKind: 'wording',
    subjectId: row.wordingId,
    kind: form.kind,
    effectiveOn: form.effectiveOn,
  });
  return show(row, today, new Set([row.wordingId]));
}

/** Takes back a version that nobody can have agreed to yet. */
export async function removeWording(ctx: ActionContext, wordingId: string): Promise<{ items: Wording[] }> {
  const row = (await listWordingRows(ctx.db)).find((one) => one.wordingId === wordingId);
  if (!row) return refuse(notFound, 'there are no such words any more');
  if (row.effectiveOn <= todayOf(ctx)) {
    return refuse(
      privacyProblems.wordingInForce,
      `these words took effect on ${row.effectiveOn} and stay on record; write a new version instead`,
    );
  }
  await deleteWording(ctx.db, wordingId);
  ctx.audit({ subjectKind: 'wording', subjectId: wordingId, kind: row.kind });
  return listWordings(ctx);
}

const todayOf = (ctx: ActionContext) => ctx.clock.today(ctx.settings.timeZone);

function states(rows: readonly WordingRow[], day: string): Wording[] {
  const holding = new Set<string>();
  const held = new Set<WordingKind>();
  for (const { wordingId, kind, effectiveOn } of rows) {
    if (effectiveOn > day || held.has(kind)) continue;
    held.add(kind);
    holding.add(wordingId);
  }
  const own = WORDING_KINDS.flatMap((kind) => (kind === 'notice' ? [] : [builtIn(kind, !held.has(kind))]));
  return [...rows.map((row) => show(row, day, holding)), ...own];
}

function show(row: WordingRow, day: string, holding: ReadonlySet<string>): Wording {
  const isHolding = holding.has(row.wordingId) && row.effectiveOn <= day;
  const state = isHolding ? 'in-force' : row.effectiveOn > day ? 'coming' : 'past';
  return { ...row, version: row.effectiveOn, state };
}

function builtIn(kind: Exclude<WordingKind, 'notice'>, isHolding: boolean): Wording {
  return {
    wordingId: null,
    kind,
    version: CONSENT_TEXT_VERSION,
    effectiveOn: null,
    state: isHolding ? 'in-force' : 'past',
    texts: { ...CONSENT_TEXTS[kind] },
    note: '',
    writtenAt: null,
    writtenByName: null,
  };
}
