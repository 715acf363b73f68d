import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { WordingForm } from '../contract/index.ts';
import { recordConsent } from './consents.ts';
import { makePreferenceLink, showPreferences } from './preferences.ts';
import { addWording, listWordings, listWordingsInForce, removeWording } from './wordings.ts';

let database: TestDatabase;
beforeEach(async () => {
  await database?.drop();
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const form = (effectiveOn: string, words: string): WordingForm => ({
  kind: 'marketing',
  effectiveOn,
  texts: { 'zh-CN': `${words}。`, 'zh-TW': `${words}！`, en: words },
  note: '',
});
const write = (effectiveOn: string, words: string) =>
  act('administrator', (ctx) => addWording(ctx, form(effectiveOn, words)));
const consent = async (partyId: string, decidedAt?: string) => {
  const { facts } = await act('administrator', (ctx) =>
    recordConsent(ctx, {
      partyId,
      purpose: 'marketing',
      channels: ['sms'],
      decision: 'given',
      source: 'desk',
      evidence: 'signed',
      decidedAt,
    }),
  );
  return facts[0]?.textVersion;
};

describe('the words people agree to', () => {
  it('are named by consents in the version that held on the day of the decision', async () => {
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '何秀英' }));
    expect(await consent(partyId)).toBe('2026-11');
    // The business's day is 2026-03-02.
    await write('2026-03-02', 'news by post');
    expect(await consent(partyId)).toBe('2026-03-02');
    const { facts } = await act('administrator', (ctx) =>
      recordConsent(ctx, {
        partyId,
        purpose: 'marketing',
        channels: ['email'],
        decision: 'given',
        source: 'paper',
        evidence: 'form',
        decidedAt: '2026-02-01T08:00:00Z',
      }),
    );
    expect(facts.find(({ channel }) => channel === 'email')?.textVersion).toBe('2026-11');
  });

  it('are in force from their day on, one version of a kind at a time', async () => {
    await write('2026-03-02', 'today');
    await write('2026-04-01', 'in April');
    const { items } = await act('administrator', (ctx) => listWordings(ctx));
    const ofMarketing = items.filter(({ kind }) => kind === 'marketing');
    expect(ofMarketing.map(({ version, state }) => [version, state])).toEqual([
      ['2026-04-01', 'coming'],
      ['2026-03-02', 'in-force'],
      ['2026-11', 'past'],
    ]);
    const read = await act('front-desk', (ctx) => listWordingsInForce(ctx));
    expect(read.items.find(({ kind }) => kind === 'marketing')?.texts.en).toBe('today');
    expect(read.items.find(({ kind }) => kind === 'survey')?.version).toBe('2026-11');
    expect(read.items.some(({ kind }) => kind === 'notice')).toBe(false);
  });

  it('are not written over, back-dated or taken back once they hold', async () => {
    const { wordingId } = await write('2026-03-02', 'today');
    await expect(write('2026-03-02', 'again')).rejects.toMatchObject({
      problem: { code: 'wording-day-taken' },
    });
    await expect(write('2026-03-01', 'before')).rejects.toMatchObject({
      problem: { code: 'wording-in-force' },
    });
    await expect(act('administrator', (ctx) => removeWording(ctx, wordingId ?? ''))).rejects.toMatchObject({
      problem: { code: 'wording-in-force' },
    });
    const coming = await write('2026-05-01', 'May');
    const { items } = await act('administrator', (ctx) => removeWording(ctx, coming.wordingId ?? ''));
    expect(items.some(({ version }) => version === '2026-05-01')).toBe(false);
  });

  it('stand on the customer’s own page of preferences, without being read as markup', async () => {
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '何秀英' }));
    await write('2026-03-02', '<b>news</b>');
    const { path } = await act('administrator', (ctx) => makePreferenceLink(ctx, { partyId, validDays: 1 }));
    const token = path.replace('/preferences/', '');
    const page = await act('administrator', async (ctx) =>
      text((await showPreferences(ctx, { token, language: 'en' })).stream),
    );
    expect(page).toContain('&#60;b&#62;news');
    expect(page).not.toContain('<b>news');
  });
});
