import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { aParty } from '#modules/parties/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { Channel, ContactPurpose } from '../contract/index.ts';
import { answerMayContact, getConsents, type NewConsent, recordConsent } from './consents.ts';
import { liftMeasure, placeMeasure } from './measures.ts';
import { makePreferenceLink, savePreferences, showPreferences } from './preferences.ts';

const MONDAY_AFTERNOON = '2026-03-02T06:00:00.000Z';

describe('what customers allow', () => {
  let database: TestDatabase;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    database.clock.moveTo(MONDAY_AFTERNOON);
    const party = await database.act('administrator', (ctx) =>
      aParty(ctx, { language: 'zh-CN', contactPoints: [{ kind: 'phone', typed: '138 0013 5521' }] }),
    );
    partyId = party.partyId;
  });
  afterAll(() => database.drop());

  const decide = (consent: Partial<NewConsent> & Pick<NewConsent, 'decision'>) =>
    database.act('administrator', (ctx) =>
      recordConsent(ctx, {
        partyId,
        purpose: 'marketing',
        channels: ['sms'],
        source: 'desk',
        evidence: 'said so at the counter',
        ...consent,
      }),
    );
  const ask = async (purpose: ContactPurpose, channel: Channel) => {
    const answer = await database.act('administrator', (ctx) =>
      answerMayContact(ctx, { partyId, purpose, channel }),
    );
    return [answer.allowed, ...answer.reasons.map(({ code }) => code)];
  };
  const openLink = () =>
    database.act('administrator', (ctx) => makePreferenceLink(ctx, { partyId, validDays: 30 }));
  const tokenOf = (path: string) => path.replace('/preferences/', '');

  it('is nothing but service until they decide', async () => {
    expect(await ask('service', 'phone')).toEqual([true, 'needed-for-service']);
    expect(await ask('marketing', 'sms')).toEqual([false, 'no-consent']);
  });

  it('is kept as facts: taking back does not undo that it was given', async () => {
    await decide({ decision: 'given' });
    expect(await ask('marketing', 'sms')).toEqual([true, 'consent-given']);
    database.clock.moveTo('2026-03-03T06:00:00.000Z');

    const state = await decide({ decision: 'withdrawn', source: 'telephone' });

    expect(await ask('marketing', 'sms')).toEqual([false, 'withdrawn']);
    expect(state.facts.map(({ decision, source, textVersion }) => [decision, source, textVersion])).toEqual([
      ['withdrawn', 'telephone', '2026-11'],
      ['given', 'desk', '2026-11'],
    ]);
  });

  it('holds by when it was decided, not by when it was written down', async () => {
    await decide({ decision: 'withdrawn' });

    await decide({ decision: 'given', decidedAt: '2025-01-05T00:00:00.000Z', source: 'paper' });

    expect(await ask('marketing', 'sms')).toEqual([false, 'withdrawn']);
  });

  it('is silenced by a restriction until that is lifted', async () => {
    const placed = await database.act('administrator', (ctx) =>
      placeMeasure(ctx, { partyId, kind: 'restriction', reason: 'disputed', basis: '', untilOn: null }),
    );
    const [measure] = placed.measures;
    expect(await ask('service', 'phone')).toEqual([false, 'restricted']);

    await database.act('administrator', (ctx) =>
      liftMeasure(ctx, { partyId, measureId: measure?.measureId ?? '' }),
    );

    expect(await ask('service', 'phone')).toEqual([true, 'needed-for-service']);
  });

  it('may be told to one’s own branch only', async () => {
    const [here, there] = await database.act('administrator', async (ctx) => [
      await addBranch(ctx, 'consents here'),
      await addBranch(ctx, 'consents there'),
    ]);
    const own = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here.branchId }));
    const stranger = actorWithRole('front-desk', { branchIds: [there.branchId] });

    await expect(database.act(stranger, (ctx) => getConsents(ctx, own.partyId))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('is chosen by themselves on a page that needs no sign-in', async () => {
    const { path, expiresAt } = await openLink();
    const before = await pageText(path, 'zh-TW');

    const saved = await database.act('administrator', (ctx) =>
      savePreferences(ctx, {
        token: tokenOf(path),
        form: { language: 'en', choice: 'save', 'marketing.sms': 'on', 'service.phone': 'on' },
      }),
    );

    expect(expiresAt).toBe('2026-04-01T06:00:00.000Z');
    expect(before).toContain('<html lang="zh-TW">');
    expect(before).not.toMatch(/name="marketing.sms" checked/);
    expect(await streamText(saved.stream)).toMatch(/Saved\.[\s\S]*name="marketing.sms" checked/);
    expect(await ask('marketing', 'sms')).toEqual([true, 'consent-given']);
    expect(await ask('service', 'sms')).toEqual([false, 'objected']);
    expect(await ask('service', 'phone')).toEqual([true, 'needed-for-service']);
  });

  it('is withdrawn with one button, and saving the same page again writes nothing more', async () => {
    await decide({ decision: 'given', channels: ['sms', 'phone'] });
    const { path } = await openLink();
    const stop = () =>
      database.act('administrator', (ctx) =>
        savePreferences(ctx, { token: tokenOf(path), form: { choice: 'none' } }),
      );
    await stop();
    const once = await database.act('administrator', (ctx) => getConsents(ctx, partyId));

    await stop();

    const twice = await database.act('administrator', (ctx) => getConsents(ctx, partyId));
    expect(await ask('marketing', 'sms')).toEqual([false, 'withdrawn']);
    expect(twice.facts.length).toBe(once.facts.length);
    expect(await ask('service', 'sms')).toEqual([true, 'needed-for-service']);
  });

  it('is shown to nobody whose link is forged, for somebody else, or too old', async () => {
    const other = await database.act('administrator', (ctx) => aParty(ctx));
    const { path } = await openLink();
    const [, expires, signature] = tokenOf(path).split('.');
    const forged = `/preferences/${other.partyId.replaceAll('-', '')}.${expires}.${signature}`;
    const longer = path.replace(`.${expires}.`, '.zzzzzz.');

    expect(await pageText(forged, 'en')).toContain('no longer works');
    expect(await pageText(longer, 'en')).toContain('no longer works');
    expect(await pageText('/preferences/x', 'en')).toContain('no longer works');
    database.clock.moveTo('2026-04-01T06:00:00.000Z');
    expect(await pageText(path, 'en')).toContain('no longer works');
  });

  async function pageText(path: string, language: string): Promise<string> {
    const page = await database.act('administrator', (ctx) =>
      showPreferences(ctx, { token: tokenOf(path), language }),
    );
    return streamText(page.stream);
  }
});

async function streamText(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
