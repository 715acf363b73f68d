import { describe, expect, it } from 'vitest';
import { type CardFacts, vcard } from './vcard.ts';

const facts: CardFacts = {
  partyId: '01890000-0000-7000-8000-000000000001',
  kind: 'person',
  displayName: '陈桂芳',
  familyName: '陈',
  givenName: '桂芳',
  organisationName: '',
  otherName: '',
  bornOn: '1950-03-12',
  language: 'yue',
  phones: ['+8613800135521'],
  emails: [],
  addresses: ['东风中路 318 号, 502; 后门'],
  tags: ['高价值', '宜电话'],
  relations: [
    {
      role: 'carer',
      direction: 'incoming',
      other: { kind: 'person', name: '李敏', number: null, identities: [] },
      sinceOn: '2024-05-01',
      untilOn: null,
    },
    {
      role: 'works-at',
      direction: 'outgoing',
      other: { kind: 'organisation', name: '常青中心', number: null, identities: [] },
      sinceOn: null,
      untilOn: null,
    },
    {
      role: 'referrer',
      direction: 'outgoing',
      other: { kind: 'person', name: 'Ada Okafor', number: null, identities: [] },
      sinceOn: '2020-01-01',
      untilOn: '2021-01-01',
    },
  ],
};

describe('a card of an address book', () => {
  it('tells who somebody is and how to reach them', () => {
    expect(vcard(facts, 'from here').split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:uuid:01890000-0000-7000-8000-000000000001',
      'KIND:individual',
      'FN:陈桂芳',
      'N:陈;桂芳;;;',
      'ORG:常青中心',
      'BDAY:19500312',
      'LANG:yue',
      'TEL;VALUE=uri:tel:+8613800135521',
      'ADR:;;东风中路 318 号\\, 502\\; 后门;;;;',
      'CATEGORIES:高价值,宜电话',
      'RELATED;VALUE=text;TYPE=contact,x-carer;X-SINCE=2024-05-01:李敏',
      'RELATED;VALUE=text;TYPE=contact,x-works-at-of:常青中心',
      'NOTE:from here',
      'END:VCARD',
      '',
    ]);
  });

  it('folds long lines without cutting a letter, and unfolded they read as before', () => {
    const name = '很长的机构名称'.repeat(20);
    const card = vcard({ ...facts, kind: 'organisation', displayName: name, organisationName: name }, 'x');

    expect(card.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(card.replace(/\r\n /g, '')).toContain(`FN:${name}`);
  });
});
