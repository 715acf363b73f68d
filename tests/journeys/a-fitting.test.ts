import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** From reception to the end of follow-up, through all nine steps of the documents (S0-19, S0-20). */
describe('a fitting, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  let address: string;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newMember(browser, perennial.url, { language: 'zh-CN' });
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it('begins at reception, which is kept closed without consent, all faults told at once', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/customers/new');
    await page.getByLabel('姓名', { exact: true }).fill('陈桂芳');
    await page.getByRole('button', { name: '添加客户' }).click();
    await expectPage(page, '陈桂芳');
    address = new URL(page.url()).pathname;
    await visitor.goTo(`${address}?tab=service`);
    await page.getByRole('button', { name: '开始助听器验配' }).click();

    await page.getByRole('button', { name: '完成，下一步：病史采集' }).click();

    await page.getByText('须先取得同意').waitFor();
    await expect.poll(() => page.getByText('需要回答').count()).toBe(2);
    await expectAccessible(page);
    await page.getByLabel(/来访原因/).fill('电视声音开得太大');
    await answer(page, /同意检查与建档/, '是');
    await page.getByRole('button', { name: '完成，下一步：病史采集' }).click();
    await page.getByText('近90天内听力突然或迅速下降').waitFor();
  });

  it('keeps half-written answers through a reload', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByLabel(/最想听清的场合/).fill('和孙子说话');
    await answer(page, /耳痛/, '是');

    await page.reload();

    await page.getByText('未保存的答案已留在本机').waitFor();
    await expect.poll(() => page.getByLabel(/最想听清的场合/).inputValue()).toBe('和孙子说话');
  });

  it('stops before selection at a warning sign, and goes on once a doctor has cleared it', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    for (const sign of [/突然或迅速下降/, /流脓/, /眩晕/, /面部麻木/]) await answer(page, sign, '否');
    await done(page, '耳道检查');
    await answerBoth(page, /鼓膜穿孔/, '否');
    await answerBoth(page, /分泌物/, '否');
    const partyId = /\/customers\/([0-9a-f-]{36})/.exec(page.url())?.[1];
    await ask(page, 'POST', `/api/parties/${partyId}/measurements`, {
      kind: 'hearing.audiogram',
      takenAt: new Date().toISOString(),
      body: { thresholds: thresholdsOf({ 500: 45, 1000: 50, 2000: 55, 4000: 70 }), reliability: 'good' },
    });
    await done(page, '听力检测');
    await page.getByRole('button', { name: /^带入 .* 听力图的数值$/ }).click();
    for (const ear of ['右耳', '左耳']) {
      await expect
        .poll(() => page.getByRole('textbox', { name: `气导 4000 Hz ${ear}` }).inputValue())
        .toBe('70 dB HL');
    }
    await expect.poll(() => page.getByText('55 dB HL').count()).toBeGreaterThanOrEqual(2);
    await answer(page, /已当面讲解结果/, '是');

    await page.getByRole('button', { name: '完成，下一步：选配与试听' }).click();

    await page.getByText(/有警示症状/).waitFor();
    await page.getByRole('radio', { name: '补充病史' }).check();
    await done(page, '补充病史');
    await answer(page, /耳痛/, '否');
    await expect.poll(() => page.getByLabel(/最想听清的场合/).inputValue()).toBe('和孙子说话');
    await done(page, '耳道检查');
    await expectAccessible(page);
  });

  it('waits with the clock standing, and is found on the board', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByRole('menuitem', { name: '暂停' }).click();
    await page.getByLabel('等医生处理').check();
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByText('等医生处理', { exact: false }).first().waitFor();

    await page.getByRole('link', { name: '服务', exact: true }).click();

    await expectPage(page, '服务');
    await page.getByRole('button', { name: /耳道检查/ }).click();
    await page.getByText('等医生处理', { exact: false }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '陈桂芳' }).click();
    await expectPage(page, '陈桂芳');
    await page.getByRole('button', { name: '继续' }).click();
  });

  it('goes through fitting and follow-up to its end, loops included', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await done(page, '听力检测');
    await done(page, '选配与试听');
    await page.getByRole('button', { name: '添加一行' }).first().click();
    await page.getByRole('textbox', { name: '型号', exact: true }).fill('RIC 充电');
    await page.getByRole('textbox', { name: '价格' }).fill('11800');
    await page.getByRole('textbox', { name: '为什么适合' }).fill('不用换电池');
    await page.getByRole('radio', { name: '选定，需取耳样' }).check();
    await page.getByRole('textbox', { name: '型号 右耳' }).fill('RIC 312');
    await page.getByRole('textbox', { name: '型号 左耳' }).fill('RIC 312');
    await done(page, '耳样制取');
    await answer(page, /已放置耳障/, '是');
    await page.getByLabel(/加工厂/).fill('华南耳模');
    await page.getByLabel(/预计到货/).fill('2026-12-01');
    await done(page, '佩戴调试');
    await page.getByRole('textbox', { name: '序列号 右耳' }).fill('R100');
    await page.getByRole('textbox', { name: '序列号 左耳' }).fill('L100');
    for (const skill of [/会自己佩戴/, /会换电池/, /会清洁/, /会接电话/, /已交保修卡/])
      await answer(page, skill, '是');
    await done(page, '定期回访');
    await customerSays(page);
    await followUp(page, '重新调试', '完成，下一步：重新调试');
    await done(page, '定期回访');
    await followUp(page, '会诊', '完成，下一步：会诊');
    await page.getByLabel(/问题/).fill('右耳啸叫');
    await page.getByLabel(/参加者/).fill('林医师');
    await page.getByLabel(/结论/).fill('磨修耳模');
    await page.getByRole('radio', { name: '定期回访' }).check();
    await done(page, '定期回访');
    await openProcessesComeLate(page);
    await followUp(page, '佩戴稳定，结束', '完成：结束');
    await answersByTelephone(page);

    await page.getByText('已完成', { exact: true }).waitFor();
    await page.getByRole('tab', { name: '时间线' }).click();
    await page.getByText('会诊接待完成').waitFor();
    await expectAccessible(page);
    expect(visitor.faults).toEqual([]);
  });

  it('is read on a phone, where nothing reaches beyond the screen', async () => {
    const phone = await newVisitor(browser, perennial.url, { language: 'en', width: 390 });
    pictureWhenFailed(phone);
    await phone.page.context().addCookies(await visitor.page.context().cookies());
    await phone.goTo(`${address}?tab=service`);
    await phone.page.getByText('Finished', { exact: true }).waitFor();

    await expectNoSidewaysScroll(phone.page);
    await phone.goTo('/service');
    await expectPage(phone.page, 'Service');
    await expectNoSidewaysScroll(phone.page);
    await expectAccessible(phone.page);
  });
});

async function answer(page: Page, question: RegExp, given: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: given, exact: true })
    .check();
}

async function answerBoth(page: Page, question: RegExp, given: string): Promise<void> {
  const group = page.getByRole('group', { name: question });
  for (const side of ['右耳', '左耳']) {
    await group
      .getByRole('radiogroup', { name: new RegExp(side) })
      .getByRole('radio', { name: given, exact: true })
      .check();
  }
}

/** The client holds the screen: one question at a time in large type (S0-15), with nothing of the file beside it; their answers stay with the step. */
async function customerSays(page: Page): Promise<void> {
  await page.getByRole('button', { name: '把屏幕交给客户' }).click();
  const screen = page.getByRole('dialog', { name: '今天的服务怎么样？' });
  await screen.getByRole('radio', { name: '满意', exact: true }).check();
  await expectAccessible(page);
  await screen.getByRole('button', { name: '下一题' }).click();
  await screen.getByRole('button', { name: '下一题' }).click();
  await screen.getByText('需要回答').waitFor();
  await screen.getByRole('radio', { name: '都明白了' }).check();
  await screen.getByRole('button', { name: '下一题' }).click();
  await screen.getByRole('button', { name: '完成' }).click();
  await screen.getByRole('button', { name: '回到档案' }).click();
  await page.getByText('3 个问题').waitFor({ state: 'detached' });
  await page.getByText('佩戴调试', { exact: true }).last().click();
  await page.getByText('都明白了').waitFor();
  await expect
    .poll(() => page.getByRole('link', { name: '保养卡' }).first().getAttribute('href'))
    .toContain('paper=care');
}

/** Somebody reads the questions and writes down what is said (S0-15). */
async function answersByTelephone(page: Page): Promise<void> {
  await page.getByRole('button', { name: '口头询问' }).click();
  await page.getByRole('heading', { name: '以往流程' }).waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => page.getByText('需要回答').count()).toBe(3);
  await expectAccessible(page);
  await page.getByRole('radio', { name: '非常满意' }).check();
  await page.reload();
  await page.getByRole('button', { name: '口头询问' }).click();
  await expect.poll(() => page.getByRole('radio', { name: '非常满意' }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: '比期望的好' }).check();
  await answer(page, /好几遍/, '否');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('4 个问题').waitFor({ state: 'detached' });
}

async function done(page: Page, next: string): Promise<void> {
  const button = page.getByRole('button', { name: `完成，下一步：${next}` });
  await button.click();
  await button.waitFor({ state: 'hidden' });
}

/** The process that ends is then for a second in the list of open ones and in that of ended ones: it is still shown once. */
async function openProcessesComeLate(page: Page): Promise<void> {
  await page.route(/state=open/, async (route) => {
    await setTimeout(1000);
    await route.continue();
  });
}

async function followUp(page: Page, next: string, button: string): Promise<void> {
  await page.getByRole('textbox', { name: '每天佩戴小时数' }).fill('8');
  await page.getByRole('radio', { name: next, exact: true }).first().check();
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: button }).waitFor({ state: 'hidden' });
}

function thresholdsOf(levels: Readonly<Record<number, number>>) {
  return (['R', 'L'] as const).flatMap((ear) =>
    Object.entries(levels).map(([hz, levelDbHl]) => ({
      ear,
      conduction: 'air',
      transducer: 'insert',
      frequencyHz: Number(hz),
      levelDbHl,
      masked: false,
    })),
  );
}
