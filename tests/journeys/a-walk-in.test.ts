import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newMember,
  newVisitor,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

const PATIENCE = { timeout: 300_000 };

/** Without an appointment: a number drawn, called, served, and shown on the wall without a name. */
describe('a walk-in, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newMember(browser, perennial.url, { language: 'zh-CN' });
    const answer = await visitor.page.request.post(`${perennial.url}/api/branches`, {
      data: { name: '越秀店' },
      headers: { origin: perennial.url },
    });
    expect(answer.status()).toBeLessThan(300);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  const drawButton = () => visitor.page.getByRole('button', { name: '取号', exact: true });
  const dialog = () => visitor.page.getByRole('dialog');

  it('draws a number without a name, and one as a new customer', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/reception');
    await expectPage(page, '前台');
    await page.getByText('今天还没有人到店取号').waitFor();
    await drawButton().click();
    await dialog().getByText('不留姓名', { exact: true }).click();
    await expectAccessible(page);
    await dialog().getByRole('button', { name: '取号', exact: true }).click();
    await dialog().getByText('数据不足', { exact: false }).waitFor();
    await dialog().getByRole('button', { name: '再取一个号' }).click();
    await dialog().getByText('新客户', { exact: true }).click();
    await dialog().getByLabel('姓名', { exact: true }).fill('李秀英');
    await dialog().getByLabel('电话', { exact: true }).fill('+86 138 0013 7788');
    await dialog().getByRole('button', { name: '取号', exact: true }).click();

    await dialog().getByText('李秀英').waitFor();
    await dialog().getByRole('button', { name: '完成' }).click();
    await page.getByRole('link', { name: '李秀英' }).waitFor();
    await expectAccessible(page);
  });

  it('is called, missed, and the next one is served', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByLabel('我的柜台').fill('3');
    await page.getByRole('button', { name: '叫下一位' }).click();
    await page.getByRole('region', { name: '接待中' }).getByText('3 号柜台', { exact: false }).waitFor();
    await page.getByRole('button', { name: '1 号的更多操作' }).click();
    await page.getByRole('menuitem', { name: '叫号未到' }).click();
    await page.getByText('1 号未到').waitFor();
    await page.getByRole('button', { name: '叫下一位' }).click();
    await page.getByRole('button', { name: '接待完毕' }).click();

    await page.getByText('2 号已接待').waitFor();
    await page.getByText('没有人等候').waitFor();
  });

  it('is on the customer’s timeline', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: '李秀英' }).click();
    await expectPage(page, '李秀英');
    await page.getByText('2 号已接待').first().waitFor();
    await page.getByText('取号 2').waitFor();
  });

  it('is shown on the wall by number alone, by a link told once', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.request.post(`${perennial.url}/api/appointments/tickets`, {
      data: { branchId: await branchId() },
      headers: { origin: perennial.url },
    });
    const made = await page.request.post(
      `${perennial.url}/api/appointments/waiting-room/${await branchId()}`,
      { data: {}, headers: { origin: perennial.url } },
    );
    const { path } = (await made.json()) as { path: string };
    const wall = await newVisitor(browser, perennial.url, { language: 'en', width: 1440 });
    await wall.goTo(`${path}?language=en`);

    await wall.page.getByRole('heading', { name: 'Waiting' }).waitFor();
    await wall.page.getByText('3', { exact: true }).waitFor();
    expect(await wall.page.getByText('李秀英').count()).toBe(0);
    await expectAccessible(wall.page);

    await page.request.post(`${perennial.url}/api/appointments/tickets`, {
      data: { branchId: await branchId() },
      headers: { origin: perennial.url },
    });
    await wall.page.getByRole('listitem').filter({ hasText: '4' }).waitFor();
    expect(wall.faults).toEqual([]);
    await wall.page.context().close();
  });

  it('fits a telephone, in en', PATIENCE, async () => {
    const phone = await newMember(browser, perennial.url, { language: 'en', width: 390 });
    pictureWhenFailed(phone);
    const { page } = phone;
    await phone.goTo('/reception');
    await expectPage(page, 'Reception');
    await page.getByText('No name given').first().waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  async function branchId(): Promise<string> {
    const answer = await visitor.page.request.get(`${perennial.url}/api/branches`);
    const { items } = (await answer.json()) as { items: { branchId: string }[] };
    return items[0]?.branchId ?? '';
  }
});
