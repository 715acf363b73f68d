import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser, type Viewing } from '../../packages/test-kit/browser.ts';
import { type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  ask,
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newMember,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CLERK = 'zhou.ting@demo.example';
const FITTER = 'dr.lin@demo.example';

/** A working day in the demo clinic, by two people, from the morning's list to the last call (S0-19, S0-26). */
describe('a day at the desk of the hearing clinic, in zh-CN', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let password: string;
  let desk: Visitor;
  let fitter: Visitor;
  let customer: { partyId: string; partyName: string };
  beforeAll(async () => {
    perennial = await runPerennial();
    password = await loadClinic(perennial.home);
    browser = await launchBrowser();
    desk = await signedIn(CLERK, { language: 'zh-CN' });
    fitter = await signedIn(FITTER, { language: 'zh-CN' });
    customer = await somebodyExpected(desk);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  const signedIn = (email: string, viewing: Viewing): Promise<Visitor> =>
    newMember(browser, perennial.url, viewing, { email, password });

  it('begins with what is due, who comes, and which steps wait', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await page.getByRole('heading', { name: '现在做' }).waitFor();
    await page.getByRole('heading', { name: '今天的预约' }).waitFor();
    await page.getByRole('heading', { name: '等您处理的步骤' }).waitFor();
    await page.getByRole('button', { name: '打电话' }).first().waitFor();

    await expectAccessible(page);
  });

  it('greets the customer who was expected', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await desk.goTo(`/customers/${customer.partyId}`);
    await expectPage(page, customer.partyName);
    await page
      .getByRole('button', { name: /听力评估|助听器验配|复诊调机|保养清洁/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: customer.partyName });
    await dialog.getByRole('button', { name: '已到店' }).click();

    await page.getByText('已记录：已到店').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('begins the fitting with what the customer says, and hands it on to the fitter (S1-30)', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await desk.goTo(`/customers/${customer.partyId}?tab=service`);
    await page.getByRole('button', { name: '开始助听器验配' }).click();
    await page.getByLabel(/来访原因/).fill('孙女说电视太响');
    await page.getByRole('radio', { name: '老客户介绍' }).check();
    const consent = page.getByRole('radiogroup', { name: /同意检查与建档/ });
    await consent.getByRole('radio', { name: '是', exact: true }).check();
    const done = page.getByRole('button', { name: '完成，下一步：病史采集' });
    await done.click();
    await done.waitFor({ state: 'hidden' });

    await page.getByText('病史采集').first().waitFor();
    await expectAccessible(page);
    const { items } = await ask(
      fitter.page,
      'GET',
      `/api/service-processes?partyId=${customer.partyId}&state=open&mine=true`,
    );
    expect(items).toMatchObject([{ stepKey: 'history', overdue: false }]);
  });

  it('sends the customer home with their year on paper, and nothing else on the sheet', async () => {
    pictureWhenFailed(fitter);
    const { page } = fitter;
    const owner = await somebodyWithDevices(fitter);
    await fitter.goTo(`/customers/${owner.partyId}?tab=hearing&hearing=documents&paper=annual`);
    await page.getByRole('heading', { name: '年度小结' }).waitFor();
    await page.getByRole('row', { name: new RegExp(owner.serial) }).waitFor();
    await page.getByRole('heading', { name: '接下来的安排' }).waitFor();
    await expectAccessible(page);
    await page.evaluate('window.printed = 0; window.print = () => { window.printed += 1; }');

    await page.getByRole('button', { name: '打印' }).first().click();

    expect(await page.evaluate('window.printed')).toBe(1);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('navigation').first().waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: '年度小结' }).waitFor();
    await page.emulateMedia({ media: 'screen' });
  });

  it('ends a follow-up call with what was said, and the list is shorter', async () => {
    pictureWhenFailed(desk);
    const { page } = desk;
    await desk.goTo('/');
    await page.getByRole('heading', { name: '现在做' }).waitFor();
    await page.getByRole('button', { name: '打电话' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('说了什么').fill('每天戴九个小时，一切都好');
    await expectAccessible(page);
    const called = await calledOf(dialog.getByRole('link', { name: '打开客户页面' }));

    await dialog.getByRole('button', { name: '已通话' }).click();

    await page.getByText('：已通话').first().waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await desk.goTo(called);
    await page.getByRole('tabpanel').getByText('每天戴九个小时，一切都好').first().waitFor();
    expect(desk.faults).toEqual([]);
  });

  it('is counted among the numbers of the service, on a phone too', async () => {
    const phone = await signedIn(FITTER, { language: 'en', width: 390 });
    pictureWhenFailed(phone);
    const { page } = phone;
    await phone.goTo('/service/metrics');
    await expectPage(page, 'Numbers of the service');
    await page.getByRole('region', { name: 'Test to fitting' }).waitFor();

    await page.getByRole('button', { name: /^IOI-HA total: / }).click();

    await page.getByText('Mean total (7 to 35').waitFor();
    await page.keyboard.press('Escape');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    expect([...phone.faults, ...fitter.faults]).toEqual([]);
  });
});

/** Loads the demo clinic into a running product, by its command, and gives the password it prints. */
async function loadClinic(home: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'apps/cli/perennial.mjs'), 'seed', 'hearing-clinic'],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PERENNIAL_HOME: home,
        PERENNIAL_TIME_ZONE: 'Asia/Shanghai',
        PERENNIAL_LOG_LEVEL: 'error',
      },
    },
  );
  const password = /password (\S+)/.exec(stdout)?.[1];
  if (!password) throw new Error(`the command tells no password:\n${stdout}`);
  return password;
}

/** A customer who is expected and in no process yet. */
async function somebodyExpected({ page }: Visitor): Promise<{ partyId: string; partyName: string }> {
  const now = new Date().toISOString();
  const { items } = await ask(page, 'GET', `/api/appointments?standing=expected&limit=100&fromAt=${now}`);
  for (const { partyId, partyName } of items as { partyId: string; partyName: string }[]) {
    const open = await ask(page, 'GET', `/api/service-processes?partyId=${partyId}&state=open`);
    if (open.items.length === 0) return { partyId, partyName };
  }
  throw new Error('nobody is expected who is in no process');
}

/** A customer with a device that bears a serial number. */
async function somebodyWithDevices({ page }: Visitor): Promise<{ partyId: string; serial: string }> {
  const { items } = await ask(page, 'GET', '/api/assets?standing=present&limit=20');
  const found = (items as { partyId: string; serial: string | null }[]).find(({ serial }) => serial !== null);
  if (!found?.serial) throw new Error('no customer has a device with a serial number');
  return { partyId: found.partyId, serial: found.serial };
}

async function calledOf(link: { getAttribute(name: string): Promise<string | null> }): Promise<string> {
  const address = await link.getAttribute('href');
  if (address === null) throw new Error('the call leads to no customer');
  return address;
}
