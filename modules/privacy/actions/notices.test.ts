import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { aParty } from '#modules/parties/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { getConsents } from './consents.ts';
import { makePreferenceLink, savePreferences, showPreferences } from './preferences.ts';
import { recordNoticeShown } from './record-notice-shown.ts';
import { addWording } from './wordings.ts';

const MONDAY = '2026-03-02T06:00:00.000Z';
const THURSDAY = '2026-03-05T06:00:00.000Z';

describe('the privacy notice', () => {
  let database: TestDatabase;
  let partyId: string;
  beforeAll(async () => {
    database = await testDatabase();
    await write('2026-03-02', 'what we keep');
  });
  beforeEach(async () => {
    database.clock.moveTo(MONDAY);
    partyId = (await database.act('administrator', (ctx) => aParty(ctx))).partyId;
  });
  afterAll(() => database.drop());

  const write = (effectiveOn: string, text: string) => {
    database.clock.moveTo('2026-03-01T06:00:00.000Z');
    const texts = { 'zh-CN': `${text}（简）`, 'zh-TW': `${text}（繁）`, en: `${text} <b>` };
    return database.act('administrator', (ctx) =>
      addWording(ctx, { kind: 'notice', effectiveOn, texts, note: '' }),
    );
  };
  const shown = (more: { shownAt?: string; toGuardian?: boolean } = {}) =>
    database.act('administrator', (ctx) =>
      recordNoticeShown(ctx, { partyId, method: 'paper', toGuardian: false, ...more }),
    );
  const standing = async () =>
    (await database.act('administrator', (ctx) => getConsents(ctx, partyId))).notice;

  it('stands on record once shown: which version, when, how, by whom', async () => {
    expect(await standing()).toEqual({ version: '2026-03-02', isShown: false, shown: [] });

    const { notice } = await shown({ toGuardian: true });

    expect(notice).toEqual({
      version: '2026-03-02',
      isShown: true,
      shown: [
        {
          shownId: expect.any(String),
          version: '2026-03-02',
          method: 'paper',
          toGuardian: true,
          shownAt: MONDAY,
          recordedByName: actorWithRole('administrator').displayName,
        },
      ],
    });
  });

  it('is named in the version that held on the day, not in one that came later or did not hold yet', async () => {
    await write('2026-03-04', 'what we keep now');
    database.clock.moveTo(THURSDAY);

    const { notice } = await shown({ shownAt: MONDAY });

    expect(notice).toMatchObject({
      version: '2026-03-04',
      isShown: false,
      shown: [{ version: '2026-03-02' }],
    });
    expect((await shown()).notice).toMatchObject({
      isShown: true,
      shown: [{ version: '2026-03-04' }, { version: '2026-03-02' }],
    });
  });

  it('cannot have been shown before it was written, nor later than now', async () => {
    await expect(shown({ shownAt: '2026-03-01T06:00:00.000Z' })).rejects.toMatchObject({
      problem: { code: 'no-privacy-notice' },
    });
    await expect(shown({ shownAt: THURSDAY })).rejects.toMatchObject({
      faults: [expect.objectContaining({ path: 'body.shownAt' })],
    });
    expect((await standing()).shown).toEqual([]);
  });

  it('is shown on the page of preferences, and noted once a version when that page is saved', async () => {
    const { path } = await database.act('administrator', (ctx) =>
      makePreferenceLink(ctx, { partyId, validDays: 30 }),
    );
    const token = path.replace('/preferences/', '');
    const page = await database.act('administrator', (ctx) =>
      showPreferences(ctx, { token, language: 'en' }),
    );
    let text = '';
    for await (const part of page.stream) text += String(part);
    const save = () =>
      database.act('administrator', (ctx) => savePreferences(ctx, { token, form: { language: 'en' } }));

    expect(text).toContain('what we keep &#60;b&#62;');
    expect((await standing()).isShown).toBe(false);

    await save();
    await save();
    expect(await standing()).toMatchObject({ isShown: true, shown: [{ method: 'preference-page' }] });
    expect((await standing()).shown).toHaveLength(1);
  });

  it('is noted by nobody at a customer of a branch they do not work in', async () => {
    const [here, there] = await database.act('administrator', async (ctx) => [
      await addBranch(ctx, 'notices here'),
      await addBranch(ctx, 'notices there'),
    ]);
    const own = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here.branchId }));
    const clerk = actorWithRole('front-desk', { branchIds: [there.branchId] });

    await expect(
      database.act(clerk, (ctx) =>
        recordNoticeShown(ctx, { partyId: own.partyId, method: 'desk', toGuardian: false }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
