import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureWeb } from '../../apps/server/build-web.ts';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { LOCAL_TOKEN, PASSWORD, type Serving, serving } from '../http/serving.ts';
import { shareWebBuilds } from '../setup/running-perennial.ts';
import {
  ask,
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newVisitor,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

/** A Monday: every day of the year that follows from it. */
const FITTED_ON = '2026-03-02';
const both = <T>(value: T) => ({ R: value, L: value });

/** What is answered in the steps from reception to the fitting. */
const ANSWERS = [
  ['reception', { reason: '电视声音开得太大', treatmentConsent: true }],
  [
    'history',
    {
      suddenLoss: false,
      drainage: false,
      dizziness: false,
      pain: false,
      facialSign: false,
      needs: '和孙女说话',
    },
  ],
  ['otoscopy', { perforation: both(false), discharge: both(false) }],
  [
    'hearing-test',
    { air500: both(45), air1000: both(50), air2000: both(55), air4000: both(70), explained: true },
  ],
  ['selection', { choice: 'mould', model: both('RIC 312'), trialDays: 30 }],
  ['impression', { otoblock: true, lab: '华南耳模', expectedOn: FITTED_ON }],
  [
    'fitting',
    {
      serial: { R: 'R100', L: 'L100' },
      wears: true,
      battery: true,
      cleans: true,
      phone: true,
      warrantyCard: true,
    },
  ],
] as const;

/** One year with a client of a hearing clinic: every contact the rules name, on its day, in front of who makes it (S0-20, S0-26). */
describe('a year of follow-ups after a fitting, in zh-CN', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'perennial-year-'));
  let clinic: Serving;
  let browser: TestBrowser;
  let clerk: Visitor;
  let manager: Visitor;
  let partyId: string;
  let processId: string;

  beforeAll(async () => {
    shareWebBuilds(home);
    clinic = await serving({ now: `${FITTED_ON}T10:00:00+08:00`, webFolder: await ensureWeb(home) });
    const business = { businessName: '常青听力', timeZone: 'Asia/Shanghai', region: 'CN', currency: 'CNY' };
    await asMachine('PUT', '/api/settings/business', business);
    const { branchId } = await asMachine('POST', '/api/branches', { name: '人民路店' });
    await clinic.hire('lin@example.org', ['service-clerk', 'practitioner'], [branchId]);
    await clinic.hire('zhao@example.org', ['manager'], [branchId]);
    await asMachine('PUT', `/api/appointments/hours/${branchId}`, {
      week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day === 7 ? [] : [{ from: '09:00', to: '18:00' }])),
      exceptions: {},
    });
    browser = await launchBrowser();
    clerk = await newVisitor(browser, clinic.url, { language: 'zh-CN' });
    manager = await newVisitor(browser, clinic.url, { language: 'zh-CN' });
    await signIn(clerk, 'lin@example.org');
    await signIn(manager, 'zhao@example.org');
    ({ partyId, processId } = await fitCustomer(branchId));
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('calls on the second day, by the protocol, and says which fact of the file was of use', async () => {
    const { page } = await onDay(clerk, '2026-03-04');
    await page.getByText('佩戴后第2天电话').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '打电话' }).click();
    const call = page.getByRole('dialog', { name: '佩戴后第2天电话：陈桂芳' });
    await call.getByText('助听器2026年3月2日开始佩戴', { exact: false }).waitFor();
    await call.getByRole('checkbox', { name: '孙女六月结婚，想听清致辞' }).check();
    await call.getByLabel('说了什么').fill('戴得舒服，右耳偶有啸叫');
    await expectAccessible(page);

    await call.getByRole('button', { name: '已通话' }).click();

    await call.waitFor({ state: 'hidden' });
    await page.getByText('陈桂芳：已通话').waitFor();
    await page.getByText('现在没有要做的事').first().waitFor();
  });

  it('tries again in the other half of the next day when nobody answers', async () => {
    const { page } = await onDay(clerk, '2026-03-09');
    await ends(page, '第7天复诊', '无人接听');
    await page.getByText('3月10日再打', { exact: false }).waitFor();

    await onDay(clerk, '2026-03-10', '15:00');

    await page.getByText('· 下午', { exact: false }).waitFor();
    await page.getByText('第 2 次，最多 3 次').waitFor();
    await ends(page, '第7天复诊', '已通话');
  });

  it('sends who answers for the branch after three half-days in vain', async () => {
    const { page } = await onDay(clerk, '2026-03-16');
    await ends(page, '第14天复诊', '无人接听');
    await onDay(clerk, '2026-03-17', '15:00');
    await ends(page, '第14天复诊', '无人接听');
    await onDay(clerk, '2026-03-18');
    await ends(page, '第14天复诊', '无人接听');
    await page.getByText('已安排上门', { exact: false }).waitFor();

    await onDay(manager, '2026-03-19');

    await manager.page.getByText('联系不上').waitFor();
    await manager.page.getByText('打了 3 次都没人接（第14天复诊）', { exact: false }).waitFor();
    await ends(manager.page, '联系不上', '已处理，未打电话');
  });

  it('has the trial decided before it is over, at the step that decides it', async () => {
    const { page } = await onDay(clerk, '2026-03-25');
    await page.getByRole('heading', { name: '试戴待决定' }).waitFor();
    await expectAccessible(page);

    await page
      .getByRole('button', { name: '决定' })
      .or(page.getByRole('link', { name: '决定' }))
      .click();

    await page.getByRole('textbox', { name: '每天佩戴小时数' }).fill('9');
    await page.getByRole('radio', { name: '留下' }).check();
    await page.getByRole('radio', { name: '继续回访' }).check();
    const next = page.getByRole('button', { name: '完成，下一步：再次回访' });
    await next.click();
    // Seven steps were done on the day of the fitting; this is the eighth.
    await page.getByText('lin完成').nth(7).waitFor();
    await onDay(clerk, '2026-03-26');
    await page.getByText('现在没有要做的事').first().waitFor();
    await expect.poll(() => page.getByRole('heading', { name: '试戴待决定' }).count()).toBe(0);
  });

  it('speaks to the daughter who cares for her', async () => {
    const { page } = await onDay(clerk, '2026-04-13');
    const call = await open(page, '6周回顾');
    await call.getByText('陈晓云 (照护者)', { exact: false }).waitFor();
    await call.getByRole('link', { name: /139 0013 5522/ }).waitFor();
    await call.getByLabel('说了什么').fill('女儿说看电视不再开大声');
    await call.getByRole('button', { name: '已通话' }).click();
    await call.waitFor({ state: 'hidden' });
  });

  it('tells how many follow-ups were in time, of how many, and how sure that is', async () => {
    const { page } = await onDay(manager, '2026-04-14', '10:00', '/follow-ups');
    // Four contacts by rules, each within a week of its day: Wilson's limits for 4 of 4.
    await page.getByText('100% 按时，51% 至 100%').waitFor();
    await page.getByText('4 次随访 · 迟 0，漏 0 · 3 次通话中 1 次用到档案').waitFor();
    await page.getByRole('button', { name: /按时率/ }).click();
    await page.getByText('95% Wilson', { exact: false }).waitFor();
    await expectAccessible(page);
  });

  it('calls on the day the customer named', async () => {
    const { page } = await onDay(clerk, '2026-06-02');
    const call = await open(page, '3个月随访');
    await call.getByRole('button', { name: '改天再打' }).click();
    await call.getByLabel('改到哪天').fill('2026-06-10');
    await call.getByRole('button', { name: '记下' }).click();
    await page.getByText('陈桂芳：6月10日再打').waitFor();
    await onDay(clerk, '2026-06-09');
    await page.getByText('现在没有要做的事').first().waitFor();

    await onDay(clerk, '2026-06-10');

    await ends(page, '3个月随访', '已通话');
  });

  it('reports what lies too long, and gives it to somebody else', async () => {
    await onDay(manager, '2026-09-10');
    const { page } = manager;
    await page.getByText('各人逾期').waitFor();
    await page.getByText('其中 1 项过久').waitFor();
    await onDay(manager, '2026-09-10', '10:00', '/follow-ups');
    await page.getByText('已上报经理').waitFor();
    await page.getByRole('checkbox', { name: '选择陈桂芳' }).check();
    await page.getByRole('combobox', { name: '转交给' }).click();
    await page.getByRole('option', { name: 'lin' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: '转交', exact: true }).click();
    await page.getByText('已转交 1 项').waitFor();

    await onDay(clerk, '2026-09-10', '11:00');

    await ends(clerk.page, '6个月随访', '已通话');
  });

  it('invites them while the warranty of the older aid runs, on the working day before a Sunday', async () => {
    const { page } = await onDay(clerk, '2026-12-19');
    await page.getByText('保修到期前30天').waitFor();
    await ends(page, '保修到期前30天', '已通话');
  });

  it('ends with the hearing tested again after a year, and plans nothing more for now', async () => {
    const { page } = await onDay(clerk, '2027-03-02');
    await ends(page, '12个月复测听力', '已通话');

    await clerk.goTo(`/customers/${partyId}?tab=service`);

    await page.getByRole('textbox', { name: '每天佩戴小时数' }).fill('10');
    await page.getByRole('radio', { name: '佩戴稳定，结束' }).check();
    await page.getByRole('button', { name: '完成：结束' }).click();
    await page.getByText('已完成', { exact: true }).waitFor();
    await onDay(clerk, '2027-03-03', '10:00', `/customers/${partyId}`);
    await page.getByText('还没有为这位客户安排什么').waitFor();
    const process = await ask(page, 'GET', `/api/service-processes/${processId}`);
    expect(process).toMatchObject({ status: 'finished' });
  });

  it('is told by the customer’s timeline', async () => {
    const { page } = clerk;
    const timeline = page.getByRole('tabpanel', { name: '时间线' });
    for (const told of ['保修到期前30天：已通话', '12个月复测听力：已通话', '女儿说看电视不再开大声']) {
      await timeline.getByText(told, { exact: false }).first().waitFor();
    }
    await expectAccessible(page);
    expect([...clerk.faults, ...manager.faults]).toEqual([]);
  });

  it('is read on a phone, in en', async () => {
    const phone = await newVisitor(browser, clinic.url, { language: 'en', width: 390 });
    pictureWhenFailed(phone);
    await phone.page.context().addCookies(await clerk.page.context().cookies());
    await phone.page.clock.setFixedTime('2027-03-03T10:00:00+08:00');
    await phone.goTo('/follow-ups');
    await expectPage(phone.page, 'Follow-ups');
    await phone.page.getByText('in time', { exact: false }).first().waitFor();
    await expectNoSidewaysScroll(phone.page);
    await expectAccessible(phone.page);
  });

  async function asMachine(method: string, place: string, body: unknown) {
    const response = await fetch(clinic.url + place, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${LOCAL_TOKEN}` },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}: ${answer.detail}`);
    return answer;
  }

  async function signIn(visitor: Visitor, email: string): Promise<void> {
    const { page } = visitor;
    await page.clock.setFixedTime(clinic.database.clock.now());
    await visitor.goTo('/');
    await page.getByLabel('电子邮箱').fill(email);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expectPage(page, /好/);
  }

  /** Comes to work on a day, after the night has planned. */
  async function onDay(visitor: Visitor, day: string, time = '10:00', place = '/'): Promise<Visitor> {
    pictureWhenFailed(visitor);
    const now = `${day}T${time}:00+08:00`;
    clinic.database.clock.moveTo(now);
    await asMachine('POST', '/api/follow-ups/plannings', {});
    await clinic.database.settle();
    // A page that saw a week pass at once would sign out whoever did nothing in it.
    await visitor.page.goto('about:blank');
    await visitor.page.clock.setFixedTime(now);
    await visitor.goTo(place);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    return visitor;
  }

  async function open(page: Page, what: string): Promise<Locator> {
    await page
      .getByRole('listitem')
      .filter({ hasText: what })
      .getByRole('button', { name: /打电话|约来店/ })
      .click();
    const call = page.getByRole('dialog', { name: /陈桂芳/ });
    await call.getByRole('group', { name: /值得一提/ }).waitFor();
    return call;
  }

  async function ends(page: Page, what: string, outcome: string): Promise<void> {
    const call = await open(page, what);
    await call.getByRole('button', { name: outcome, exact: true }).click();
    await call.waitFor({ state: 'hidden' });
  }

  /** A client with a daughter who cares for her, an older aid, and a note; seven steps of the process, to the fitting. */
  async function fitCustomer(branchId: string) {
    const as = (method: string, place: string, body: unknown) => ask(clerk.page, method, place, body);
    const person = { branchId, contactPoints: [{ kind: 'phone', typed: '+86 138 0013 5521' }] };
    const client = await as('POST', '/api/parties', { ...person, name: '陈桂芳', bornOn: '1950-04-12' });
    const carer = await as('POST', '/api/parties', {
      branchId,
      name: '陈晓云',
      contactPoints: [{ kind: 'phone', typed: '+86 139 0013 5522' }],
    });
    await as('POST', `/api/parties/${carer.partyId}/relations`, { otherId: client.partyId, role: 'carer' });
    await as('POST', `/api/parties/${client.partyId}/notes`, { text: '孙女六月结婚，想听清致辞' });
    await as('POST', '/api/assets', {
      partyId: client.partyId,
      itemName: '旧助听器',
      category: 'hearing-aid',
      serial: 'L-OLD',
      side: 'left',
      invoiceOn: '2025-01-20',
      installedOn: '2025-01-20',
    });
    let process = await as('POST', '/api/service-processes', {
      partyId: client.partyId,
      templateKey: 'hearing.fitting',
    });
    for (const [stepKey, answers] of ANSWERS) {
      const { revision } = process;
      const place = `/api/service-processes/${process.processId}/steps/${stepKey}/completion`;
      const to = stepKey === 'hearing-test' ? { to: 'selection' } : {};
      process = await as('PUT', place, { revision, answers, ...to });
    }
    return { partyId: String(client.partyId), processId: String(process.processId) };
  }
});
