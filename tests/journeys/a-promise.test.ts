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

const PROMISE = '一分钟内给您回电';
/** A minute for the promise, a minute for the watch, and what a busy machine takes besides. */
const UNTIL_BROKEN_MS = 240_000;
const PATIENCE = { timeout: 360_000 };

/** Given, broken, apologised for, paid, and shown to everybody (S4-17, S3-30). */
describe('a promise, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  let address: string;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newMember(browser, perennial.url, { language: 'zh-CN' });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it(
    'of the business is written on screen, with what the customer is paid when it breaks',
    PATIENCE,
    async () => {
      pictureWhenFailed(visitor);
      const { page } = visitor;
      await visitor.goTo('/promises?view=definitions');
      await expectPage(page, '承诺');
      await page.getByText('选定助听器后十个工作日内为您佩戴调试').waitFor();
      await page.getByRole('button', { name: '新承诺' }).click();
      await page.getByRole('textbox', { name: '代号' }).fill('called-back');
      await page.getByLabel('承诺内容（简体中文）').fill(PROMISE);
      await page.getByLabel('承诺内容（繁體中文）').fill('一分鐘內給您回電');
      await page.getByLabel('承诺内容（English）').fill('We call you back within a minute');
      await page.getByLabel('时限').fill('1');
      await page.getByLabel('单位').selectOption('minutes');
      await page.getByLabel('显示在公开页面').check();
      await page.getByLabel('未履行时补偿客户').check();
      await page.getByLabel('立即').fill('30');
      await page.getByLabel('最多').fill('30');
      await expectAccessible(page);
      await page.getByRole('button', { name: '保存为新版本' }).click();

      await page.getByText(PROMISE).waitFor();
      await expectAccessible(page);
    },
  );

  it('is given to a customer and breaks when its time has passed', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/customers/new');
    await page.getByLabel('姓名', { exact: true }).fill('陈桂芳');
    await page.getByRole('button', { name: '添加客户' }).click();
    await expectPage(page, '陈桂芳');
    address = new URL(page.url()).pathname;
    await visitor.goTo(`${address}?tab=promises`);
    await page.getByRole('button', { name: '作出承诺' }).first().click();
    await page.getByLabel('承诺类型').selectOption({ label: PROMISE });
    await page.getByRole('button', { name: '确认承诺' }).click();
    await page.getByText('承诺已记录').waitFor();

    const until = performance.now() + UNTIL_BROKEN_MS;
    while ((await page.getByText('补偿待付').count()) === 0 && performance.now() < until) {
      await page.waitForTimeout(10_000);
      await page.reload();
      await page.getByRole('button', { name: `查看：${PROMISE}` }).waitFor({ timeout: 90_000 });
    }

    await page.getByText('补偿待付').first().waitFor();
    await expectAccessible(page);
  });

  it('tells what to say, and is paid once', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: `查看：${PROMISE}` }).click();
    await page.getByText(/很抱歉，我们答应您/).waitFor();
    await page.getByText(/付给您¥30\.00作为补偿/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '支付补偿…' }).click();
    await page.getByLabel('凭证号').fill('B-17');
    await page.getByRole('button', { name: '登记已付' }).click();
    await page.getByText('已保存').waitFor();

    await page.getByText('补偿待付').waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: '时间线' }).click();
    await page.getByText(`已付补偿：${PROMISE}`).waitFor();
  });

  it(
    'keeps anybody from promising anew without a reason until it is made good (S4-17)',
    PATIENCE,
    async () => {
      pictureWhenFailed(visitor);
      const { page } = visitor;
      await visitor.goTo(`${address}?tab=promises`);
      await page.getByRole('button', { name: '作出承诺' }).first().click();
      await page.getByLabel('承诺什么').fill('周五前上门');
      await page.getByRole('button', { name: '确认承诺' }).click();
      await page.getByText('之前的承诺未履行且尚未补救').waitFor();
      await page.getByLabel('为何仍要再次承诺').fill('客户要求');
      await page.getByRole('button', { name: '确认承诺' }).click();

      await page.getByText('周五前上门').first().waitFor();
      expect(visitor.faults).toEqual([]);
    },
  );

  it('stands on the page for everybody, with how many and not more than that tells', PATIENCE, async () => {
    const stranger = await newVisitor(browser, perennial.url, { language: 'zh-CN', width: 390 });
    pictureWhenFailed(stranger);
    await stranger.goTo('/our-promises?language=zh-CN');
    await stranger.page.getByText(PROMISE).waitFor();
    await stranger.page.getByText('至少需要 20 次，现有 1 次').waitFor();
    await expectNoSidewaysScroll(stranger.page);
    await expectAccessible(stranger.page);
    await stranger.page.getByRole('link', { name: 'English' }).click();
    await stranger.page.getByText('We call you back within a minute').waitFor();
  });
});
