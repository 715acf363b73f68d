import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type TestBrowser } from '../../packages/test-kit/browser.ts';
import { oneTimeCode } from '../http/one-time-code.ts';
import { ADMIN, type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  expectPage,
  newVisitor,
  pictureWhenFailed,
  type Visitor,
} from './visitor.ts';

const CLERK = { name: 'Clara Weiss', email: 'clara@example.org', password: 'a long and winding road' };

describe('keeping strangers out and colleagues honest', () => {
  let perennial: RunningPerennial;
  let browser: TestBrowser;
  let admin: Visitor;
  let clerk: Visitor;
  let url: string;
  let secret = '';
  beforeAll(async () => {
    perennial = await runPerennial();
    // Passkeys belong to a name, not to the numbers of an address.
    url = perennial.url.replace('127.0.0.1', 'localhost');
    browser = await launchBrowser();
    admin = await newVisitor(browser, url, { language: 'en' });
    clerk = await newVisitor(browser, url, { language: 'en', width: 390 });
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await perennial?.stop();
  });

  const typePassword = async (
    { page }: Visitor,
    { email, password }: { email: string; password: string },
  ) => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const signOut = async ({ page }: Visitor) => {
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail address').waitFor();
  };
  const openSettings = async (visitor: Visitor, section: string, title: string) => {
    await visitor.page.locator('main#content').waitFor();
    await visitor.goTo(`/settings?section=access.${section}`);
    await visitor.page.getByRole('heading', { level: 2, name: title }).waitFor();
  };
  const confirmPassword = async ({ page }: Visitor, password: string) => {
    await page.getByLabel('Current password').fill(password);
    await page.getByRole('button', { name: 'Go on' }).click();
  };

  it('connects an app, keeps recovery codes, and then asks for a code', async () => {
    pictureWhenFailed(admin);
    const { page } = admin;
    await admin.goTo('/');
    await typePassword(admin, ADMIN);
    await openSettings(admin, 'secondStep', 'Second step and passkeys');
    await page.getByRole('button', { name: 'Set up one-time codes' }).click();
    await confirmPassword(admin, ADMIN.password);
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await expectAccessible(page);
    secret = (await page.locator('code', { hasText: /^[A-Z2-7 ]{39}$/ }).innerText()).replaceAll(' ', '');

    await page.getByLabel('Code the app shows now').fill(oneTimeCode(secret, new Date()));
    await page.getByRole('button', { name: 'Use one-time codes' }).click();
    await page.getByText('Each of these gets you in once').waitFor();
    const recoveryCode = await page.locator('li code').first().innerText();
    await expectAccessible(page);
    await page.getByLabel('I have kept them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('10 recovery codes are left').waitFor();

    await signOut(admin);
    await typePassword(admin, ADMIN);
    await page.getByLabel('One-time code').fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('It is wrong or has been used').waitFor();
    await expectAccessible(page);
    await page.getByLabel('One-time code').fill(recoveryCode);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await openSettings(admin, 'sessions', 'Where I am signed in');
    await page.getByText('Password and recovery code').waitFor();
  });

  it('signs in with a passkey alone', async () => {
    pictureWhenFailed(admin);
    const { page } = admin;
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await openSettings(admin, 'secondStep', 'Second step and passkeys');
    await page.getByLabel('Name of the device').fill('Front desk');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await confirmPassword(admin, ADMIN.password);
    await page.getByText('Not used yet').waitFor();

    await signOut(admin);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();

    await openSettings(admin, 'sessions', 'Where I am signed in');
    await page.getByText('Passkey').first().waitFor();
  });

  it('invites a colleague by a link that works once', async () => {
    pictureWhenFailed(clerk);
    const { page } = admin;
    await openSettings(admin, 'staff', 'Staff and roles');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByLabel('Name', { exact: true }).fill(CLERK.name);
    await page.getByLabel('E-mail address').fill(CLERK.email);
    await page.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
    await page.getByRole('option', { name: /^Front desk/ }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Save' }).click();
    const link = await page.locator('code', { hasText: '/choose-password#' }).innerText();
    await expectAccessible(page);

    await clerk.page.goto(link);
    await clerk.page.getByLabel('New password').fill(CLERK.password);
    await clerk.page.getByLabel('The same once more').fill('something else');
    await clerk.page.getByRole('button', { name: 'Choose this password' }).click();
    await clerk.page.getByText('The two are different').waitFor();
    await expectAccessible(clerk.page);
    await expectNoSidewaysScroll(clerk.page);
    await clerk.page.getByLabel('The same once more').fill(CLERK.password);
    await clerk.page.getByRole('button', { name: 'Choose this password' }).click();
    await typePassword(clerk, CLERK);
    await expectPage(clerk.page, /./);
    await page.getByRole('button', { name: 'Done' }).click();
  });

  it('shows the administrator what the colleague sees, under a banner, until they stop', async () => {
    pictureWhenFailed(admin);
    const { page } = admin;
    await page.getByRole('button', { name: `Actions for ${CLERK.name}` }).click();
    await page.getByRole('menuitem', { name: 'See what they see' }).click();
    await page.getByLabel('Why').fill('She does not find a customer');
    await page.getByRole('button', { name: 'Begin' }).click();

    const banner = page.getByRole('complementary', { name: 'Looking through somebody’s eyes' });
    await banner.getByText(`you see what ${CLERK.name} sees`).waitFor();
    await expectPage(page, new RegExp(CLERK.name));
    await expectAccessible(page);
    await admin.goTo('/settings');
    await page.getByRole('button', { name: 'Where I am signed in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Audit log' }).count()).toBe(0);
    await banner.getByRole('button', { name: 'Stop' }).click();

    await expect.poll(() => banner.count()).toBe(0);
    await openSettings(admin, 'audit', 'Audit log');
  });

  it('tells managers of a stated emergency', async () => {
    pictureWhenFailed(clerk);
    await openSettings(clerk, 'emergency', 'Emergency');
    await clerk.page.getByLabel('What has happened?').fill('A patient is unconscious');
    await expectAccessible(clerk.page);
    await clerk.page.getByRole('button', { name: 'Show what is sensitive' }).click();
    await clerk.page.getByText('what is sensitive is shown for').waitFor();
    await expectNoSidewaysScroll(clerk.page);
    await expectAccessible(clerk.page);

    const { page } = admin;
    await openSettings(admin, 'alerts', 'Alerts');
    await page.getByText(`${CLERK.name} stated an emergency`).waitFor();
    await page.getByText('A patient is unconscious').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I have looked at it' }).click();
    await page.getByText(/looked at by/).waitFor();

    await clerk.page.getByRole('button', { name: 'It is over' }).click();
    await expect.poll(() => clerk.page.getByText('what is sensitive is shown for').count()).toBe(0);
  });

  it('makes an API key that is shown once and works', async () => {
    pictureWhenFailed(admin);
    const { page } = admin;
    await openSettings(admin, 'apiKeys', 'API keys');
    await page.getByRole('button', { name: 'New API key' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Monthly report');
    await page.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
    await page.getByRole('option', { name: /^Analyst/ }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: 'Scopes' }).fill('parties.read');
    await page.getByRole('option', { name: 'parties.read', exact: true }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const token = await page.getByRole('dialog').locator('code', { hasText: /^prn_/ }).innerText();
    await expectAccessible(page);

    const ask = (path: string) => fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    expect([(await ask('/api/parties')).status, (await ask('/api/audit')).status]).toEqual([200, 403]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Monthly report').waitFor();
    await expectAccessible(page);
  });

  it('finds the audit log whole', async () => {
    pictureWhenFailed(admin);
    const { page } = admin;
    await openSettings(admin, 'audit', 'Audit log');
    await page.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: 'Stated an emergency' }).click();
    await page.getByRole('cell', { name: CLERK.name }).first().waitFor();
    await page.getByRole('button', { name: 'Check that nothing was tampered with' }).click();

    await page.getByText(/^Whole: /).waitFor();
    await expectAccessible(page);
  });

  it('warns who does nothing, then signs them out and keeps the page', async () => {
    const idler = await newVisitor(browser, url, { language: 'en' });
    pictureWhenFailed(idler);
    const { page } = idler;
    await page.clock.install();
    await idler.goTo('/');
    await typePassword(idler, CLERK);
    await openSettings(idler, 'emergency', 'Emergency');
    await page.getByLabel('What has happened?').fill('half written');

    await page.clock.fastForward('14:10');
    await page.getByText('Are you still there?').waitFor();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await expect.poll(() => page.getByText('Are you still there?').count()).toBe(0);

    await page.clock.fastForward('14:10');
    await page.getByText('Are you still there?').waitFor();
    await page.clock.fastForward('01:00');
    await page.getByText('Your session has ended. Everything on this page stays as it is').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(CLERK.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.poll(() => page.getByText('Please sign in again').count()).toBe(0);
    await expect.poll(() => page.getByLabel('What has happened?').inputValue()).toBe('half written');
  });
});
