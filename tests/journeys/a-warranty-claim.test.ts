import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt } from '#working-time';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  ask,
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newMember,
  newVisitor,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

/** A fault after the second failed repair: claimed, approved, exchanged, with cover anew (S3-36). */
describe('a warranty claim, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  let assetId: string;
  let partyId: string;
  const today = dayAt(Date.now(), 'Asia/Shanghai');

  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newMember(browser, perennial.url, { language: 'zh-CN' });
    await ask(visitor.page, 'POST', '/api/catalogue/items', {
      code: 'HA-1',
      name: 'RIC 助听器',
      priceMinor: 898_000,
      currency: 'CNY',
      category: 'hearing-aid',
    });
    const party = await ask(visitor.page, 'POST', '/api/parties', { name: '陈桂芳' });
    partyId = String(party.partyId);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it('begins with a device on the customer’s file, registered with its serial number', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo(`/customers/${partyId}`);
    await page.getByRole('button', { name: '登记设备' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('序列号').fill('AU-100200');
    await dialog.getByLabel('左右').selectOption('right');
    await dialog.getByLabel('开票日期').fill(addDays(today, -60));
    await dialog.getByLabel('装配日期').fill(addDays(today, -60));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '登记', exact: true }).click();

    await page.getByRole('link', { name: 'RIC 助听器（右）' }).click();

    await expectPage(page, 'RIC 助听器（右）');
    await page.getByText('保修至', { exact: false }).first().waitFor();
    assetId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await expectAccessible(page);
  });

  it('may be claimed for an exchange once two repairs have failed', async () => {
    pictureWhenFailed(visitor);
    await failedRepair(40, 36);
    await failedRepair(30, 25);
    const { page } = visitor;
    await visitor.goTo(`/assets/${assetId}`);
    await page.getByRole('button', { name: '报修' }).click();
    await page.getByLabel('顾客反映').fill('仍然没有声音');
    await page.getByRole('button', { name: '受理' }).click();

    await expectPage(page, /RIC 助听器 · R-/);
    await page.getByLabel('更换：2次修理仍不能正常使用').check();
    await expectAccessible(page);
    await page.getByRole('button', { name: '记录选择' }).click();
    await page.getByText('待审批').first().waitFor();
  });

  it('is approved, and the exchanged device is covered anew', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: '批准' }).click();
    await page.getByLabel('新序列号').fill('AU-900900');
    await page.getByRole('button', { name: '更换新机' }).click();
    await page.getByText('已更换', { exact: true }).first().waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: '查看新设备' }).click();

    await expectPage(page, 'RIC 助听器（右）');
    await page.getByText('AU-900900').first().waitFor();
    const successorId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const successor = await ask(visitor.page, 'GET', `/api/assets/${successorId}`);
    expect(successor).toMatchObject({
      predecessorId: assetId,
      installedOn: today,
      warrantyEndsOn: addDays(addMonths(today, 24, 'roll-forward'), -1),
    });
    await page.getByRole('link', { name: '保修卡' }).click();
    await expectPage(page, '保修卡');
    await expectAccessible(page);
    expect(visitor.faults).toEqual([]);
  });

  it('is found among the ended repairs, on a phone as well', async () => {
    const phone = await newVisitor(browser, perennial.url, { language: 'zh-CN', width: 390 });
    pictureWhenFailed(phone);
    await phone.page.context().addCookies(await visitor.page.context().cookies());
    await phone.goTo('/repairs?stage=ended');
    await expectPage(phone.page, '维修');
    await phone.page.getByText('仍然没有声音').waitFor();

    await expectNoSidewaysScroll(phone.page);
    await expectAccessible(phone.page);
    await phone.goTo(`/assets/${assetId}`);
    await expectPage(phone.page, 'RIC 助听器（右）');
    await expectNoSidewaysScroll(phone.page);
  });

  /** Handed in some days ago, given back some days ago, and not working. */
  async function failedRepair(fromDaysAgo: number, untilDaysAgo: number): Promise<void> {
    const defectOn = addDays(today, -fromDaysAgo);
    let repair = await ask(visitor.page, 'POST', '/api/repairs', { assetId, fault: '没有声音', defectOn });
    const address = `/api/repairs/${repair.repairId}`;
    repair = await ask(visitor.page, 'PUT', `${address}/decision`, {
      revision: repair.revision,
      optionKey: 'hearing.aid-terms/repair/within-period',
    });
    const givenBackOn = addDays(today, -untilDaysAgo);
    for (const step of [
      { step: 'begun', happenedOn: defectOn },
      { step: 'repaired', worked: false, happenedOn: givenBackOn },
      { step: 'returned', happenedOn: givenBackOn },
    ]) {
      repair = await ask(visitor.page, 'POST', `${address}/steps`, { revision: repair.revision, ...step });
    }
  }
});
