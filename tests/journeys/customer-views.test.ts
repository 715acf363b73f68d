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

const PATIENCE = { timeout: 180_000 };
const CARD = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:Nora Quinn',
  'TEL:+44 20 7946 0991',
  'BDAY:19600229',
  'END:VCARD',
];

/** The customer list as a board and a calendar, by pointer and by keyboard alone. */
describe('the customers by state and by day, in en', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newMember(browser, perennial.url, { language: 'en' });
    for (const [name, tag, bornOn] of [
      ['Ada Okafor', 'trial', '1950-06-02'],
      ['Ben Sato', 'trial', '1948-06-02'],
      ['Cleo Marsh', 'fitted', '1955-02-28'],
    ] as const) {
      await ask(visitor.page, 'POST', '/api/parties', { kind: 'person', name, tags: [tag], bornOn });
    }
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  const column = (name: string) => visitor.page.getByRole('region', { name, exact: true });
  const card = (name: string) => visitor.page.getByRole('link', { name: new RegExp(name) });

  it('stand as a board chosen from the menu, which closes and gives the focus back', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/customers');
    await expectPage(page, 'Customers');
    const menu = page.getByRole('button', { name: 'Table', exact: true });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'tag', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.evaluate((one) => one === document.activeElement)).toBe(true);

    await menu.click();
    await page.getByRole('menuitem', { name: 'tag', exact: true }).click();

    await column('trial')
      .getByRole('link', { name: /Ada Okafor/ })
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  it('move by key and menu, and are put back by one press', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await card('Ada Okafor').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => card('Ben Sato').evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'fitted' }).click();
    await column('fitted')
      .getByRole('link', { name: /Ben Sato/ })
      .waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();

    await column('trial')
      .getByRole('link', { name: /Ben Sato/ })
      .waitFor();
    await expect.poll(() => column('fitted').getByRole('link').count()).toBe(1);
  });

  it('move by dragging', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    await card('Cleo Marsh').dragTo(column('trial'));

    await column('trial')
      .getByRole('link', { name: /Cleo Marsh/ })
      .waitFor();
    await column('fitted').getByText('Nothing here').waitFor();
    const tagged = async () => (await ask(visitor.page, 'GET', '/api/parties?tag=fitted')).items;
    await expect.poll(tagged, { timeout: 20_000 }).toEqual([]);
  });

  it('tell their keys on the sheet, which Escape closes, giving the focus back', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await card('Ada Okafor').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Move the card').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.locator(':focus', { hasText: 'Ada Okafor' }).waitFor();
  });

  it('stand by birthday, walked with the arrow keys, on a desk and on a phone', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/customers?as=calendar.birthdayOn&on=2027-06-01');
    await page.locator('[data-day="2027-06-01"]').focus();
    await page.keyboard.press('ArrowRight');
    const day = page.getByRole('region', { name: '2 Jun 2027' });
    await day.getByRole('link', { name: /Ada Okafor/ }).waitFor();
    await day.getByText('turns 77').waitFor();
    await expectAccessible(page);

    const phone = await newVisitor(browser, perennial.url, { language: 'en', width: 390 });
    await phone.page.context().addCookies(await page.context().cookies());
    await phone.goTo('/customers?as=calendar.birthdayOn&on=2027-06-02');
    await phone.page.getByRole('region', { name: '2 Jun 2027' }).getByText('Ben Sato').waitFor();
    await expectAccessible(phone.page);
    await expectNoSidewaysScroll(phone.page);
    expect(phone.faults).toEqual([]);
    await phone.page.context().close();
  });

  it('come in by a card dropped on the list', PATIENCE, async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/customers');
    await card('Ada Okafor').or(page.getByText('Ada Okafor')).first().waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'nora.vcf', { type: 'text/vcard' }));
      for (const type of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, CARD.join('\r\n'));

    await expectPage(page, 'New customer');
    await page.getByText('Filled in from the card').waitFor();
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Nora Quinn');
    await expect.poll(() => page.getByLabel('Born on').inputValue()).toBe('1960-02-29');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add customer' }).click();
    await expectPage(page, 'Nora Quinn');
    expect(visitor.faults).toEqual([]);
  });
});
