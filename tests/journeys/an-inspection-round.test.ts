import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  ask,
  expectAccessible,
  expectNoSidewaysScroll,
  newMember,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

const CUSTOMER = '陈桂芳';

/** A round is planned at the desk, driven where there is no connection, and comes back whole and once (S3-34, S3-40). */
describe('an inspection round, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let desk: Visitor;
  let phone: Visitor;
  let partyId: string;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    desk = await newMember(browser, perennial.url, { language: 'zh-CN' });
    phone = await newMember(browser, perennial.url, { language: 'zh-CN', width: 390 });
    partyId = await aCustomerToInspect(desk.page, perennial.url);
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it('is begun for the customers whose maintenance is due, and their visits are planned', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await desk.goTo('/field-work?view=rounds');
    await page.getByRole('button', { name: '新建巡检' }).click();
    await page.getByLabel('名称').fill('冬季巡检');
    await page.getByLabel('只要到期前须保养的客户').check();
    await page.getByLabel('检查项，每行一项').fill('外观');
    await expectAccessible(page);
    await page.getByRole('button', { name: '开始巡检' }).click();

    await page.getByRole('checkbox', { name: `选择${CUSTOMER}` }).check();
    await page.getByLabel('谁去').selectOption({ label: '管理员' });
    await page.getByRole('button', { name: '安排 1 次上门' }).click();

    await page.getByText('已计划', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('has its route planned and its day sheet at the desk', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await desk.goTo('/field-work');
    await page.getByRole('button', { name: '排路线' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '排路线' }).click();
    await page.getByText(/已排好/).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByText('08:').or(page.getByText('09:')).first().waitFor();
    await expectAccessible(page);
  });

  it('opens on the phone without a connection, and is done there to the end', async () => {
    pictureWhenFailed(phone);
    const { page } = phone;
    await phone.goTo('/my-visits');
    await page.getByRole('button', { name: new RegExp(CUSTOMER) }).waitFor();
    await page.getByText('断网也能打开').waitFor();
    await page.context().setOffline(true);

    await page.reload();

    await page.getByText('没有网络', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: new RegExp(CUSTOMER) }).click();
    await page.getByRole('button', { name: '我到了' }).click();
    await page.getByText(/到达$/).waitFor();
    for (const item of ['外观', '电池'])
      await page.getByRole('radiogroup', { name: item }).getByText('正常').click();
    await page.getByLabel('发现与处理').fill('已清洁，更换耳垢挡板');
    await page.getByRole('button', { name: '添加配件' }).click();
    await page.getByLabel('配件 1', { exact: true }).fill('耳垢挡板');
    await page.locator('input[type=file]').setInputFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: await page.screenshot(),
    });
    await page.getByText('1 张照片').waitFor();
    await sign(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: '完成上门' }).click();
    await page.getByText('已完成；发送前保存在本机').waitFor();

    await page.reload();

    await page.getByText('已完成；发送前保存在本机').waitFor();
    await page
      .getByText(/3 条等待发送/)
      .first()
      .waitFor();
  });

  it('asks field by field when the desk wrote the same meanwhile, and sends what was chosen', async () => {
    pictureWhenFailed(phone);
    await writeAtTheDesk(desk);
    const { page } = phone;

    await page.context().setOffline(false);

    await page.getByRole('button', { name: '去决定' }).click();
    const dialog = page.getByRole('dialog', { name: '前台在此期间改动过' });
    await dialog.getByText('客户来电：右耳有杂音').waitFor();
    await dialog.getByText('已清洁，更换耳垢挡板').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '按我的选择保留' }).click();
    await page.getByText(/已全部发送/).waitFor();
  });

  it('is on record at the desk whole and once', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    const { items } = await ask(page, 'GET', `/api/field-work/visits?partyId=${partyId}&standing=all`);
    const files = await ask(page, 'GET', `/api/parties/${partyId}/attachment-count`);
    const plans = await ask(page, 'GET', `/api/field-work/plans?partyId=${partyId}`);

    expect(items).toMatchObject([
      {
        status: 'completed',
        photoIds: [expect.any(String)],
        signature: { signedByName: CUSTOMER },
        report: { findings: '已清洁，更换耳垢挡板', parts: [{ name: '耳垢挡板', quantity: 1 }] },
      },
    ]);
    expect(files).toEqual({ count: 1 });
    expect(plans).toMatchObject({ items: [{ timesDone: 1 }] });
    await desk.goTo(`/customers/${partyId}`);
    await page.getByText('已上门').first().waitFor();
    await expect.poll(() => page.getByText('已上门', { exact: true }).count()).toBe(1);
    expect(desk.faults).toEqual([]);
    expect(phone.faults).toEqual([]);
  });

  it('leaves nothing on the phone once its person has signed out', async () => {
    pictureWhenFailed(phone);
    const { page } = phone;
    await page.evaluate(`fetch('/api/session', { method: 'DELETE' })`);

    expect(await page.evaluate(`caches.has('perennial-session')`)).toBe(false);
    const left = await page.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('perennial-visits');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('visit').objectStore('visit').getAll();
        all.onsuccess = () => resolve(all.result.length);
      };
    })`);
    expect(left).toBe(0);
  });
});

/** Somebody in a branch, whose maintenance is due, and one who can be sent there. */
async function aCustomerToInspect(page: Page, url: string): Promise<string> {
  const [{ branchId }] = (await ask(page, 'GET', '/api/branches')).items;
  const { staff } = await ask(page, 'GET', '/api/session');
  await ask(page, 'POST', '/api/appointments/resources', {
    kind: 'person',
    name: '管理员',
    branchId,
    staffId: staff.staffId,
  });
  const { partyId } = await ask(page, 'POST', '/api/parties', { name: CUSTOMER, branchId });
  await ask(page, 'POST', '/api/field-work/plans', {
    partyId,
    title: '助听器保养',
    firstDueOn: '2026-01-31',
    interval: { count: 3, unit: 'month' },
    base: 'completed',
    checklist: ['电池'],
  });
  await page.goto(url);
  return partyId;
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '请用手指、笔或鼠标在此签字' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('there is no place to sign');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 5 });
  await page.mouse.up();
}

async function writeAtTheDesk(desk: Visitor): Promise<void> {
  const { page } = desk;
  await desk.goTo('/field-work');
  await page.getByRole('button', { name: CUSTOMER }).click();
  const dialog = page.getByRole('dialog', { name: CUSTOMER });
  await dialog.getByRole('button', { name: '报告' }).click();
  await dialog.getByLabel('发现与处理').fill('客户来电：右耳有杂音');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').first().waitFor();
}
