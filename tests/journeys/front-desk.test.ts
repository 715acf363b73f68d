import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { ADMIN, type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  expectAccessible,
  expectPage,
  newVisitor,
  pictureWhenFailed,
  signIn,
  type Visitor,
} from './visitor.ts';

const PASSWORD = 'quiet river under stars';
const AMY = { displayName: 'Amy Stone', email: 'amy@example.org', password: PASSWORD };

describe('a day at the front desk, in en', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let visitor: Visitor;
  let customerAddress: string;
  beforeAll(async () => {
    perennial = await runPerennial();
    browser = await launchBrowser();
    visitor = await newVisitor(browser, perennial.url, { language: 'en' });
    await signIn(visitor, ADMIN);
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  it('adds a customer', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await openNewCustomer();
    await expectAccessible(page);
    await page.getByLabel('Name', { exact: true }).fill('陈桂芳');
    await page.getByLabel('Telephone').fill('+86 138 0013 5521');
    await page.getByLabel('Born on').fill('1950-04-12');

    await page.getByRole('button', { name: 'Add customer' }).click();

    await expectPage(page, '陈桂芳');
    await page.getByRole('button', { name: '138 **** 5521 Show' }).click();
    await page.getByRole('link', { name: /138 0013 5521/ }).waitFor();
    await page.getByRole('tabpanel', { name: 'Timeline' }).getByText('Added to the customers').waitFor();
    customerAddress = new URL(page.url()).pathname;
    await expectAccessible(page);
  });

  it.each([
    ['her name in pinyin', 'chengui'],
    ['the initials of her name', 'cgf'],
    ['the last digits of her telephone', '5521'],
    ['her telephone as somebody else writes it', '138-0013-5521'],
  ])('finds her by %s', async (_, typed) => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await visitor.goTo('/settings');
    await expectPage(page, 'Settings');
    await page.keyboard.press('Control+k');

    await page.getByRole('combobox', { name: 'Search or type a command' }).fill(typed);

    await page.getByRole('option', { name: /陈桂芳/ }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expectPage(page, '陈桂芳');
  });

  it('warns that a new customer may already be here, and does not add them twice unasked', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await openNewCustomer();
    await page.getByLabel('Name', { exact: true }).fill('陈桂芳');
    await page.getByLabel('Telephone').fill('+86 138 0013 5521');

    await page.getByText('same name and telephone').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add customer' }).click();

    await page.getByRole('button', { name: 'Add anyway' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('region', { name: 'May already be here' }).getByRole('link').first().click();
    await expectPage(page, '陈桂芳');
  });

  it('shows mine and theirs when two people change the same customer', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    const colleague = await newVisitor(browser, perennial.url, { language: 'en' });
    pictureWhenFailed(colleague);
    await signIn(colleague, ADMIN);
    await visitor.goTo(customerAddress);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Best times').fill('mornings');
    await colleague.goTo(customerAddress);
    await colleague.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await colleague.page.getByLabel('Best times').fill('afternoons');
    await colleague.page.getByRole('button', { name: 'Save', exact: true }).click();
    await colleague.page.getByText('afternoons').first().waitFor();

    await page.getByRole('button', { name: 'Save', exact: true }).click();

    const question = page.getByRole('dialog', { name: 'Somebody changed this customer meanwhile' });
    await question.getByRole('radio', { name: /Theirs/ }).waitFor();
    await expectAccessible(page);
    await question.getByRole('radio', { name: /Theirs/ }).click();
    await question.getByRole('button', { name: 'Save this' }).click();
    await page.getByRole('definition').filter({ hasText: 'afternoons' }).waitFor();
    await colleague.page.context().close();
  });

  it('asks to sign in again above the page when the session has ended, and loses nothing', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('textbox', { name: 'Note' }).fill('Wants a quieter appointment');
    await page.context().clearCookies();

    await page.getByRole('button', { name: 'Save note' }).click();

    const again = page.getByRole('dialog', { name: 'Please sign in again' });
    await again.waitFor();
    await expectAccessible(page);
    await again.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue())
      .toBe('Wants a quieter appointment');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('tabpanel', { name: 'Timeline' }).getByText('Wants a quieter appointment').waitFor();
  });

  it('adds a branch and somebody who works there in the settings', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Branches' }).click();
    await page.getByLabel('Name of the branch').fill('Riverside');
    await page.getByRole('button', { name: 'Add branch' }).click();
    await page.getByText('Riverside is added').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Staff and roles' }).click();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    const form = page.getByRole('dialog', { name: 'Add a member of staff' });
    await form.getByLabel('Name', { exact: true }).fill(AMY.displayName);
    await form.getByLabel('E-mail address').fill(AMY.email);
    await form.getByLabel('First password').first().fill(PASSWORD);
    await form.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
    await page.getByRole('option', { name: /Front desk/ }).click();
    await form.getByRole('combobox', { name: 'Branches' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Riverside' }).click();
    await form.getByLabel('Name', { exact: true }).click();
    await expectAccessible(page);

    await form.getByRole('button', { name: 'Save' }).click();

    await page.getByText('Amy Stone can sign in now').waitFor();
    await page.getByRole('button', { name: 'Audit log' }).click();
    await page.getByRole('row', { name: /Added a member of staff/ }).waitFor();
    await expectAccessible(page);
  });

  it('keeps customers of another branch from a front desk: by search, list, address and export', async () => {
    const amy = await newVisitor(browser, perennial.url, { language: 'en' });
    pictureWhenFailed(amy);
    const { page } = amy;
    await signIn(amy, AMY);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or type a command' }).fill('5521');
    await page.getByText('Nothing found for “5521”').waitFor();
    expect(await page.getByRole('option', { name: /陈桂芳/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Customers' }).click();
    await page.getByText('No customers yet').waitFor();
    await expectAccessible(page);
    await amy.goTo(customerAddress);
    await page.getByText('This customer cannot be shown').waitFor();
    await expectAccessible(page);
    const exported = await page.request.get(`${perennial.url}/api/parties/export`);
    expect(await exported.text()).not.toContain('陈桂芳');
    expect(await page.getByRole('link', { name: 'Value' }).count()).toBe(0);
    await amy.goTo('/value');
    await page.getByText('You may not open this').waitFor();
    await expectAccessible(page);
    expect(amy.faults).toEqual([]);
    await page.context().close();
  });

  it('signs out', async () => {
    pictureWhenFailed(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: /Account and preferences/ }).click();

    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await visitor.goTo(customerAddress);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await page.getByText('陈桂芳').count()).toBe(0);
    expect(visitor.faults).toEqual([]);
  });

  async function openNewCustomer() {
    const { page } = visitor;
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New customer' }).click();
    await expectPage(page, 'New customer');
  }
});
