import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { encodeCursor } from '#platform';
import { type Serving, serving } from './serving.ts';

describe('what nobody sends by mistake', () => {
  let server: Serving;
  let cookie: string;
  let partyId: string;
  beforeAll(async () => {
    server = await serving({ slowSeconds: 1 });
    await server.hire('admin@example.org', ['administrator']);
    cookie = await server.signIn('admin@example.org');
    partyId = (await server.database.act('administrator', (ctx) => aParty(ctx, { name: '欧阳翠屏' })))
      .partyId;
  });
  afterAll(() => server.stop());

  const send = async (method: string, path: string, body?: unknown, headers: object = {}) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const problem = await answer.json();
    return { status: answer.status, code: problem.code, faults: problem.faults ?? [], problem };
  };
  const faultCodes = ({ faults }: { faults: { path: string; code: string }[] }) =>
    faults.map(({ path, code }) => [path, code]);

  it.each([
    ['the character U+0000', '张\u0000三'],
    ['half of a character', '张\ud800三'],
  ])('%s is refused by the path of its field, wherever it stands', async (_, evil) => {
    const named = [['body.name', 'unreadable-text']];
    expect(faultCodes(await send('POST', '/api/branches', { name: evil }))).toEqual(named);
    expect(
      faultCodes(await send('POST', `/api/parties/${partyId}/notes`, { text: evil, [evil]: 1 })),
    ).toEqual([
      ['body.text', 'unreadable-text'],
      ['body', 'unreadable-text'],
    ]);
    const asked = await send('GET', '/api/parties?tag=a%00b');
    expect(faultCodes(asked)).toEqual([['query.tag', 'unreadable-text']]);
    const tag = await send('DELETE', '/api/parties/managed-tags/a%00b?version=1');
    expect(faultCodes(tag)).toEqual([['params.tag', 'unreadable-text']]);
  });

  it('a number or a day that no column holds is the asker’s mistake, not ours', async () => {
    const processor = {
      name: 'n',
      service: 's',
      dataCategories: 'd',
      region: 'CN',
      contract: '',
      contractOn: null,
      transferBasis: '',
      endedOn: null,
    };
    const path = `/api/privacy/processors/${partyId}`;
    const tooLarge = await send('PUT', path, { ...processor, version: 2 ** 31 });
    const tooOld = await send('GET', '/api/service-processes/metrics?fromOn=0001-01-01&untilOn=2026-01-01');

    expect([tooLarge.status, tooLarge.code]).toEqual([400, 'invalid-request']);
    expect([tooOld.status, tooOld.code]).toEqual([400, 'invalid-request']);
  });

  it('a cursor of another list is refused as such', async () => {
    for (const cursor of ['nonsense', '-1', 'x'.repeat(1900)]) {
      const answer = await send('GET', `/api/parties/${partyId}/attachments?cursor=${cursor}`);
      expect(faultCodes(answer)).toEqual([['query.cursor', 'unknown-cursor']]);
    }
  });

  it('a cursor of parts by their number is refused by lists that go by days and instants', async () => {
    const cursor = encodeCursor(['DM-S', partyId]);
    for (const list of ['/api/stock/orders', '/api/repairs', '/api/service-processes', '/api/assets']) {
      const answer = await send('GET', `${list}?cursor=${cursor}`);
      expect([list, answer.status, faultCodes(answer)]).toEqual([
        list,
        400,
        [['query.cursor', 'unknown-cursor']],
      ]);
    }
  });

  it('a forged cursor with the character U+0000 inside is refused', async () => {
    const cursor = encodeCursor(['name', 'a\u0000b', partyId]);
    const answer = await send('GET', `/api/parties?sort=name&cursor=${cursor}`);
    expect(faultCodes(answer)).toEqual([['query.cursor', 'unknown-cursor']]);
  });

  it('marks that nobody sees are no name and no tag; between letters they are none of our business', async () => {
    const unseen = '\u202e\u200f\u0001';
    const branch = await send('POST', '/api/branches', { name: unseen });
    const tagged = await send('PUT', `/api/parties/${partyId}/tags/${encodeURIComponent(unseen)}`, {});
    const noted = await send('POST', `/api/parties/${partyId}/notes`, { text: 'a\u200fb' });

    expect(faultCodes(branch)).toEqual([['body.name', 'unseen-text']]);
    expect(faultCodes(tagged)).toEqual([['params.tag', 'unseen-text']]);
    expect(noted.status).toBe(201);
    expect((await send('GET', '/api/parties/managed-tags')).status).toBe(200);
  });

  it('an upload without a file is an empty file', async () => {
    const answer = await send('POST', `/api/parties/${partyId}/attachments?name=a.pdf`);

    expect([answer.status, answer.code]).toEqual([422, 'attachment-empty']);
  });

  it('a day of the year 0 and more purchases than a column counts are refused by name', async () => {
    const days = await send(
      'GET',
      '/api/parties?lastContactBefore=0000-01-01&updatedFrom=0000-01-01T00:00:00Z',
    );
    const purchases = await send('GET', '/api/parties?minPurchases=2147483648');

    expect(days.faults).toMatchObject([
      { path: 'query.updatedFrom', message: 'there is no year 0; years begin with 0001' },
      { path: 'query.lastContactBefore', message: 'there is no year 0; years begin with 0001' },
    ]);
    expect(faultCodes(purchases)).toEqual([['query.minPurchases', 'too_big']]);
  });

  it('a key as long as a letter is refused with how long it may be', async () => {
    const key = randomBytes(4000).toString('hex');
    const answer = await send('POST', '/api/branches', { name: '白云店' }, { 'idempotency-key': key });

    expect(faultCodes(answer)).toEqual([['headers.idempotency-key', 'too-long']]);
    const { rows } = await sql`select from access.branch where name = '白云店'`.execute(server.database.db);
    expect(rows).toEqual([]);
  });

  it('a body nested a hundred thousand times is refused', async () => {
    const nested = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const answer = await send('POST', '/api/branches', nested);

    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  });

  it('a body that trickles in is not waited for', async () => {
    const told = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
      socket.write(
        `POST /api/branches HTTP/1.1\r\nhost: here\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"name":`,
      );
    });

    expect(told).toMatch(/^HTTP\/1\.1 408 /);
    expect(told).toContain('did not arrive');
  });
});
