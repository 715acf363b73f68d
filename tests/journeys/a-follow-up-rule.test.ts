import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureWeb } from '../../apps/server/build-web.ts';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { PASSWORD, type Serving, serving } from '../http/serving.ts';
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

/** A rule of one's own: written with its faults told at once, tried out before it is kept, copied and changed (S0-20). */
describe('a follow-up rule of one’s own, in zh-CN', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'perennial-rule-'));
  let clinic: Serving;
  let browser: TestBrowser;
  let visitor: Visitor;

  beforeAll(async () => {
    shareWebBuilds(home);
    clinic = await serving({ now: '2026-03-02T10:00:00+08:00', webFolder: await ensureWeb(home) });
    await clinic.hire('zhao@example.org', ['administrator']);
    browser = await launchBrowser();
    visitor = await newVisitor(browser, clinic.url, { language: 'zh-CN' });
    const { page } = visitor;
    await visitor.goTo('/');
    await page.getByLabel('电子邮箱').fill('zhao@example.org');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expectPage(page, /好/);
    const party = await ask(page, 'POST', '/api/parties', { name: '陈桂芳' });
    await ask(page, 'POST', '/api/assets', {
      partyId: party.partyId,
      itemName: 'RIC 助听器',
      category: 'hearing-aid',
      serial: 'L-1',
      side: 'left',
      installedOn: '2026-02-20',
    });
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('tells all that is missing at once, beside the fields', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/settings?section=follow-ups.rules');
    await page.getByRole('button', { name: '新规则' }).click();
    const dialog = page.getByRole('dialog', { name: '新规则' });
    await dialog.getByRole('combobox', { name: '服务流程', exact: true }).waitFor();
    await dialog.getByRole('button', { name: '先预览，再保存' }).click();

    // Process, step, three names and three texts.
    await expect.poll(() => dialog.getByText('必填').count()).toBe(8);
    await expectAccessible(page);
  });

  it('shows whom it would reach before it is kept', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    const dialog = page.getByRole('dialog', { name: '新规则' });
    await dialog.getByRole('combobox', { name: '起算于' }).click();
    await page.getByRole('option', { name: '设备启用' }).click();
    await dialog.getByLabel('类别', { exact: true }).fill('hearing-aid');
    await dialog.getByLabel('相隔').fill('3');
    await dialog.getByRole('combobox', { name: '单位' }).first().click();
    await page.getByRole('option', { name: '周' }).click();
    await dialog
      .getByRole('region', { name: '只在满足时' })
      .getByRole('button', { name: '添加条件' })
      .click();
    await dialog.getByLabel('只在满足时：问题').selectOption('side');
    await dialog.getByLabel('只在满足时：比较方式').selectOption('is');
    await dialog.getByLabel('只在满足时：值').fill('left');
    for (const [language, name] of [
      ['简体中文', '戴上三周'],
      ['繁體中文', '戴上三週'],
      ['English', 'Three weeks on'],
    ]) {
      await dialog.getByLabel(`名称（${language}）`).fill(name ?? '');
      await dialog.getByLabel(`怎么说（${language}）`).fill('{{name}}？');
    }
    await dialog.getByText('代号 own.three-weeks-on').waitFor();

    await dialog.getByRole('button', { name: '先预览，再保存' }).click();

    await dialog.getByText('1 位客户，共 1 次联系', { exact: false }).waitFor();
    await dialog.getByText('3月13日 陈桂芳', { exact: false }).waitFor();
    await expectAccessible(page);
  });

  it('keeps what was written through a reload, and is listed once saved', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.reload();
    await page.getByRole('button', { name: '新规则' }).click();
    const dialog = page.getByRole('dialog', { name: '新规则' });
    await dialog.getByText('上次写到一半的内容已恢复').waitFor();
    expect(await dialog.getByLabel('名称（简体中文）').inputValue()).toBe('戴上三周');
    await dialog.getByRole('button', { name: '先预览，再保存' }).click();
    await dialog.getByRole('button', { name: '保存规则' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '修改戴上三周' }).waitFor();
    await expect.poll(() => page.getByRole('switch', { name: '戴上三周：开启' }).isChecked()).toBe(true);
  });

  it('is copied under another key, and what the server refuses stands beside its field', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: '复制戴上三周' }).click();
    const dialog = page.getByRole('dialog', { name: '复制戴上三周' });
    await dialog.getByText('代号 own.three-weeks-on-2').waitFor();
    await dialog.getByRole('combobox', { name: '之前或之后' }).click();
    await page.getByRole('option', { name: '之前' }).click();
    await dialog.getByRole('button', { name: '先预览，再保存' }).click();

    await dialog.getByText('只有预约和保修到期能事先知道').waitFor();
    await dialog.getByRole('button', { name: '取消', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('has versions, with who wrote each and when', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: '修改戴上三周' }).click();
    const dialog = page.getByRole('dialog', { name: '修改戴上三周' });
    await dialog.getByLabel('相隔').fill('4');
    await dialog.getByRole('button', { name: '先预览，再保存' }).click();
    await dialog.getByRole('button', { name: '存为第 2 版' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '修改戴上三周' }).click();
    const versions = page.getByRole('region', { name: '各版本' });
    await versions.getByText('zhao', { exact: false }).nth(1).waitFor();
    await versions.getByRole('button', { name: '重新使用第 1 版' }).click();

    await expect.poll(() => page.getByRole('dialog').getByLabel('相隔').inputValue()).toBe('3');
    await expectAccessible(page);
    expect(visitor.faults).toEqual([]);
  });

  it('is written on a phone, in en', async () => {
    const phone = await newVisitor(browser, clinic.url, { language: 'en', width: 390 });
    pictureWhenFailed(phone);
    await phone.page.context().addCookies(await visitor.page.context().cookies());
    await phone.goTo('/settings?section=follow-ups.rules');
    await phone.page.getByRole('button', { name: 'New rule' }).click();
    await phone.page.getByRole('dialog').getByLabel('Counted from').first().waitFor();
    await expectNoSidewaysScroll(phone.page);
    await expectAccessible(phone.page);
  });
});
