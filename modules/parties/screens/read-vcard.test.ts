import { describe, expect, it } from 'vitest';
import { decodeCards, readCards } from './read-vcard.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a card of an address book', () => {
  it('fills in the form of a new customer', () => {
    const read = readCards(
      card(
        'VERSION:4.0',
        'KIND:individual',
        'FN:陈桂芳',
        'N:陈;桂芳;;;',
        'BDAY:19500412',
        'GENDER:F',
        'LANG:zh-CN',
        'TEL;VALUE=uri;TYPE=home:tel:+862083331046',
        'TEL;VALUE=uri;TYPE=cell:tel:+8613800135521',
        'EMAIL:chen@example.org',
        'CATEGORIES:VIP,老客户',
        'NOTE:something that is lo',
        ' ng',
      ),
    );

    expect(read).toEqual([
      expect.objectContaining({
        kind: 'person',
        name: '陈桂芳',
        bornOn: '1950-04-12',
        gender: 'female',
        language: 'zh-CN',
        phone: '+8613800135521',
        email: 'chen@example.org',
        tags: ['VIP', '老客户'],
      }),
    ]);
  });

  it('is read as older telephones write it: quoted-printable over several lines, without a full name', () => {
    const read = readCards(
      card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=88;=E6=A1=',
        '=82=E8=8A=B3;;;',
        'TEL;CELL;PREF:138-0013-5521',
      ),
    );

    expect(read).toMatchObject([{ name: '陈桂芳', phone: '138-0013-5521' }]);
  });

  it('may be of an organisation, and has a name with signs that are told apart', () => {
    expect(
      readCards(card('VERSION:3.0', 'FN:Lowe\\, Sons\\; Co', 'ORG:Lowe\\, Sons\\; Co;Sales')),
    ).toMatchObject([{ kind: 'organisation', name: 'Lowe, Sons; Co' }]);
    expect(readCards(card('N:Lowe;Margaret;Anne;;', 'BDAY:--0412'))).toMatchObject([
      { kind: 'person', name: 'Margaret Anne Lowe', bornOn: '' },
    ]);
  });

  it('comes with others in one file, and those without a name are left out', () => {
    const text = card('FN:Ada Okafor') + card('TEL:1') + card('FN:Ben Sato');

    expect(readCards(text).map(({ name }) => name)).toEqual(['Ada Okafor', 'Ben Sato']);
    expect(readCards('no card at all')).toEqual([]);
  });

  it('is decoded from the encoding it was written in', () => {
    const gb = new Uint8Array([0xb3, 0xc2, 0xb9, 0xf0, 0xb7, 0xbc]);

    expect(decodeCards(gb.buffer)).toBe('陈桂芳');
    expect(decodeCards(new TextEncoder().encode('陈桂芳').buffer)).toBe('陈桂芳');
  });
});
