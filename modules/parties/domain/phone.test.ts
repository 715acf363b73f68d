import { describe, expect, it } from 'vitest';
import { phoneForReading, readPhone, splitPhones } from './phone.ts';

describe('readPhone', () => {
  it.each([
    ['138-0013-5521', 'CN', '+8613800135521'],
    ['138 0013 5521', 'CN', '+8613800135521'],
    ['+86 138 0013 5521', 'TW', '+8613800135521'],
    ['0086 138 0013 5521', 'CN', '+8613800135521'],
    ['１３８００１３５５２１', 'CN', '+8613800135521'],
    ['\u202d+86 138 0013 5521\u202c', 'CN', '+8613800135521'],
    ['(02) 2771-2171', 'TW', '+886227712171'],
    ['0912-345-678', 'TW', '+886912345678'],
    ['2345 6789', 'HK', '+85223456789'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['(020) 8765-4321', 'CN', '+862087654321'],
  ])('reads %s in %s', (typed, region, e164) => {
    const read = readPhone(typed, region);

    expect(read.ok && read.phone.e164).toBe(e164);
  });

  it('keeps what was typed', () => {
    const read = readPhone(' 138-0013-5521 ', 'CN');

    expect(read.ok && read.phone.typed).toBe('138-0013-5521');
  });

  it('keeps the extension apart', () => {
    const read = readPhone('020-8765 4321 转 108', 'CN');

    expect(read.ok && [read.phone.e164, read.phone.extension]).toEqual(['+862087654321', '108']);
  });

  it('keeps a number without its area code by its digits', () => {
    const read = readPhone('8765-4321', 'CN');

    expect(read).toMatchObject({ ok: true, phone: { e164: null, value: '87654321' } });
  });

  it.each([
    ['call me', 'phone-has-letters'],
    ['123', 'phone-too-short'],
    ['1234567890123456789', 'phone-too-long'],
  ])('refuses %s as %s', (typed, fault) => {
    expect(readPhone(typed, 'CN')).toMatchObject({ ok: false, fault });
  });
});

describe('splitPhones', () => {
  it('parts several numbers in one field', () => {
    expect(splitPhones('8765 4321/8765 4322、13800135521')).toEqual([
      '8765 4321',
      '8765 4322',
      '13800135521',
    ]);
  });
});

describe('phoneForReading', () => {
  it('leaves the country code out at home only', () => {
    expect(phoneForReading('+8613800135521', 'CN')).toBe('138 0013 5521');
    expect(phoneForReading('+886227712171', 'CN')).toBe('+886 2 2771 2171');
    expect(phoneForReading('87654321', 'CN')).toBe('87654321');
  });
});
