import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { ADMIN, type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import { makeShop } from './shop-files.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newVisitor,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

const shop = makeShop(new Date().toISOString().slice(0, 10));

const VALUE_LIMIT_MILLISECONDS = 90_000;

describe('from files on a disk to whom to look after today, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newVisitor(browser, perennial.url, { language: 'zh-CN' });
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it('signs in and finds a day with nothing to do yet', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('电子邮箱').fill(ADMIN.email);
    await page.getByLabel('密码', { exact: true }).fill(ADMIN.password);

    await page.getByRole('button', { name: '登录', exact: true }).click();

    await expectPage(page, /好/);
    await page.getByText('没有待办').waitFor();
    await expectAccessible(page);
  });

  it('imports customers in GB18030, with every row accounted for', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: '导入' }).click();
    await page.getByRole('link', { name: '导入文件' }).first().click();
    await expectPage(page, '导入文件');
    await page.getByRole('radio', { name: /^客户/ }).check();
    await page.locator('input[type=file]').setInputFiles(shop.customersFile);

    await expectPage(page, '客户资料.csv');
    await page.getByLabel('编码').first().waitFor();
    await expect.poll(() => page.getByLabel('编码').first().inputValue()).toContain('GB18030');
    await page
      .getByRole('cell', { name: shop.customers[0]?.fullName ?? '' })
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByRole('heading', { name: '每一列是什么意思？' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '下一步' }).click();

    await tryOutAndImport({ created: shop.customers.length, unchanged: 1, rejected: 1 });
  }, 90_000);

  it('hands back the rows it left out, with the reasons', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByText('何必问').waitFor();
    const download = page.waitForEvent('download');

    await page.getByRole('link', { name: '下载并更正' }).click();

    const errors = readFileSync(await (await download).path(), 'utf8');
    expect(errors).toContain('1950.13.40');
    expect(errors.trim().split('\n')).toHaveLength(2);
  });

  it('imports their sales, with a refund, a sale to nobody and a day that is none', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: '导入他们的销售记录' }).click();
    await expectPage(page, '导入文件');
    await page.locator('input[type=file]').setInputFiles(shop.salesFile);

    await expectPage(page, '销售明细.csv');
    await page.getByLabel('分隔').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { name: '每一列是什么意思？' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '下一步' }).click();

    await tryOutAndImport({ created: shop.lines.length, unchanged: 0, rejected: 1 });
  }, 90_000);

  it('shows how well the forecast held before it shows what anybody is worth', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: '看看他们的价值' }).click();

    const record = page.getByRole('heading', { name: '上一次预测准吗？' });
    await record.waitFor({ timeout: VALUE_LIMIT_MILLISECONDS });

    const equity = page.getByRole('heading', { name: '客户资产' });
    const [recordBox, equityBox] = [await record.boundingBox(), await equity.boundingBox()];
    expect(recordBox?.y).toBeLessThan(equityBox?.y ?? 0);
    await expectAccessible(page);
  }, 120_000);

  it('lists customers by lifetime value, the most valuable first', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: '客户', exact: true }).click();
    await expectPage(page, '客户');

    await page
      .getByRole('columnheader', { name: /终身价值/ })
      .getByRole('button')
      .click();

    await page
      .getByRole('columnheader', { name: /终身价值/ })
      .and(page.locator('[aria-sort=descending]'))
      .waitFor();
    await expect.poll(lifetimeValues).toHaveLength(10);
    const values = await lifetimeValues();
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(0);
    await expectAccessible(page);
  });

  it('opens the most valuable one: what they are worth, and what they bought', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('row').nth(1).click();
    await page.getByRole('tab', { name: '时间线' }).waitFor();
    await page.getByRole('tabpanel', { name: '时间线' }).getByText('购买').first().waitFor();
    await page.getByRole('region', { name: '终身价值' }).getByText('仍活跃').waitFor();
    await expectAccessible(page);

    await page.getByRole('tab', { name: '价值' }).click();

    await page.getByRole('heading', { name: '仍会购买的可能，随时间变化' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: '订单' }).click();
    await page.getByRole('tabpanel', { name: '订单' }).getByText('合计').first().waitFor();
    await expectAccessible(page);
  });

  it('keeps a note half written through a reload, and then for good', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    const note = '女儿周末陪同来店，想试戴新款';
    await page.getByRole('tab', { name: '时间线' }).click();
    await page.getByRole('textbox', { name: '备注' }).fill(note);
    await page.getByText('草稿已保存在此设备').waitFor();

    await page.reload();

    await page.getByText('已恢复草稿').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: '备注' }).inputValue()).toBe(note);
    await page.getByRole('button', { name: '保存备注' }).click();
    await page.getByRole('tabpanel', { name: '时间线' }).getByText(note).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: '备注' }).inputValue()).toBe('');
  });

  it('shows on Today who drifts away and why, plans a call with one click and takes its outcome back', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: '今日' }).click();
    const drifting = page.getByRole('region', { name: '偏离自身规律的客户' });
    const first = drifting.getByRole('listitem').first();
    await first.getByText(/平常每 .+来一次，已 .+没来/).waitFor();
    const name = (await first.getByRole('link').first().textContent()) ?? '';
    await expectAccessible(page);

    await first.getByRole('button', { name: '关怀电话' }).click();

    const now = page.getByRole('region', { name: '现在做' });
    const task = now.getByRole('listitem').filter({ hasText: name });
    await task.getByText(/平常每 .+来一次|回来的可能 .+为/).waitFor();
    await task.getByRole('button', { name: '关怀电话' }).click();
    const call = page.getByRole('dialog', { name: `关怀电话：${name}` });
    await call.getByLabel('说了什么').fill('一切都好，下月带家人来');
    await expectAccessible(page);
    await call.getByRole('button', { name: '已通话' }).click();
    const told = page.getByRole('alert').filter({ hasText: `${name}：已通话` });
    await told.waitFor();
    await task.waitFor({ state: 'detached' });
    await told.getByRole('button', { name: '撤销' }).click();
    await task.waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('does the core of it on a phone, where nothing reaches beyond the screen', async () => {
    const phone = await newVisitor(browser, perennial.url, { language: 'zh-CN', width: 390 });
    pictureWhenFailed(phone);
    const { page } = phone;
    const looksFine = async () => {
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    };
    await phone.goTo('/');
    await page.getByLabel('电子邮箱').fill(ADMIN.email);
    await page.getByLabel('密码', { exact: true }).fill(ADMIN.password);
    await looksFine();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('button', { name: '关怀电话' }).first().waitFor();
    await looksFine();
    await page.getByRole('link', { name: '客户', exact: true }).click();
    await page.getByRole('row').nth(1).waitFor();
    await looksFine();
    await page.getByRole('row').nth(1).click();
    await page.getByRole('tab', { name: '时间线' }).waitFor();
    await looksFine();
    await phone.goTo('/value');
    await page.getByRole('heading', { name: '上一次预测准吗？' }).waitFor();
    await looksFine();
    expect(phone.faults).toEqual([]);
    await page.context().close();
  });

  /** Of the first rows, in whole units of the currency. */
  async function lifetimeValues(): Promise<number[]> {
    const { page } = visitor;
    const headings = await page.getByRole('columnheader').allTextContents();
    const place = headings.findIndex((text) => text.includes('终身价值'));
    const rows = await page.getByRole('row').all();
    const texts = await Promise.all(
      rows.slice(1, 11).map((row) => row.getByRole('gridcell').nth(place).textContent()),
    );
    return texts.map((text) => Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '')));
  }

  async function tryOutAndImport(expected: { created: number; unchanged: number; rejected: number }) {
    const { page } = visitor;
    const { created, unchanged, rejected } = expected;
    const n = (count: number) => count.toLocaleString('zh-CN');
    const equation = `读取 ${n(created + unchanged + rejected)} = 新增 ${n(created)} + 更新 0 + 已存在 ${n(unchanged)} + 略过 0 + 被拒绝 ${n(rejected)}`;
    await page.getByRole('button', { name: /^试运行/ }).click();
    await page.getByText(equation).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: '开始导入' }).click();

    await page.getByRole('heading', { name: '导入完成' }).waitFor();
    await page.getByText(equation).waitFor();
    await expectAccessible(page);
  }
});
