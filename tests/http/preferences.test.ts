import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { LOCAL_TOKEN, type Serving, serving } from './serving.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the page of preferences, over HTTP', () => {
  let server: Serving;
  let url: string;
  beforeAll(async () => {
    server = await serving();
    const { partyId } = await server.database.act('administrator', (ctx) => aParty(ctx));
    const made = await fetch(`${server.url}/api/parties/${partyId}/preference-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${LOCAL_TOKEN}`, 'content-type': 'application/json' },
      body: '{}',
    });
    url = server.url + ((await made.json()) as { path: string }).path;
  });
  afterAll(() => server.stop());

  it('opens and saves without sign-in or script', async () => {
    const page = await fetch(`${url}?language=en`);
    const saved = await fetch(url, {
      method: 'POST',
      headers: form,
      body: 'language=en&choice=save&marketing.email=on&service.phone=on',
    });

    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-disposition')).toBeNull();
    expect(await page.text()).not.toContain('<script');
    expect(saved.status).toBe(200);
    expect(await saved.text()).toMatch(/Saved\.[\s\S]*name="marketing.email" checked/);
  });

  it('is gone, and says so, with a link that was tampered with', async () => {
    const signature = url.split('.').at(-1) ?? '';
    const other = signature.startsWith('A') ? 'B' : 'A';
    const forged = await fetch(`${url.slice(0, -signature.length)}${other}${signature.slice(1)}`);

    expect(forged.status).toBe(410);
    expect(await forged.text()).not.toContain('<form');
  });

  it('is the only place that takes forms', async () => {
    const answer = await fetch(`${server.url}/api/branches`, {
      method: 'POST',
      headers: { ...form, authorization: `Bearer ${LOCAL_TOKEN}` },
      body: 'name=planted',
    });

    expect(answer.status).toBe(415);
  });
});
