import { describe, expect, it } from 'vitest';
import { newParty } from '#modules/parties/contract';
import {
  differsFromNationalId,
  EMPTY_CUSTOMER,
  formFieldOf,
  isUntouched,
  readKeptCustomer,
  toNewParty,
  withNationalId,
} from './new-customer.ts';

describe('a new customer as typed', () => {
  it('sends what was typed and leaves out what was not', () => {
    const sent = toNewParty({ ...EMPTY_CUSTOMER, name: ' 陈桂芳 ', phone: '138 0013 5521' }, false);
    expect(newParty.parse(sent)).toEqual({
      kind: 'person',
      name: '陈桂芳',
      tags: [],
      identities: [],
      contactPoints: [{ kind: 'phone', typed: '138 0013 5521', label: null, preferred: false }],
      allowDuplicate: false,
    });
  });

  it('gives an organisation no birthday and no gender, though they had been typed for a person', () => {
    const typed = {
      ...EMPTY_CUSTOMER,
      kind: 'organisation',
      bornOn: '1950-03-02',
      gender: 'female',
    } as const;
    expect(newParty.parse(toNewParty({ ...typed, name: '广州第一医院' }, true))).not.toMatchObject({
      bornOn: expect.anything(),
    });
  });

  it('knows which field a fault of a telephone or e-mail is about', () => {
    const both = { ...EMPTY_CUSTOMER, phone: '1', email: 'x' };
    expect(formFieldOf('body.contactPoints.1.typed', both)).toBe('email');
    expect(formFieldOf('body.contactPoints.0.typed', { ...both, phone: '' })).toBe('email');
    expect(formFieldOf('body.organisationName', both)).toBe('name');
    expect(formFieldOf('body.bornOn', both)).toBe('bornOn');
  });

  it('takes birthday and gender from a valid national id, but never over what was typed', () => {
    expect(withNationalId(EMPTY_CUSTOMER, '11010519491231002X')).toMatchObject({
      bornOn: '1949-12-31',
      gender: 'female',
    });
    const typed = withNationalId({ ...EMPTY_CUSTOMER, bornOn: '1950-03-12' }, '11010519491231002X');
    expect(typed.bornOn).toBe('1950-03-12');
    expect(differsFromNationalId(typed)).toEqual(['bornOn']);
    expect(toNewParty(typed, false).identities).toEqual([
      { kind: 'national-id', value: '11010519491231002X' },
    ]);
  });

  it('is kept on the device until it is empty or cannot be read', () => {
    const typed = { ...EMPTY_CUSTOMER, tags: ['金卡'] };
    expect(readKeptCustomer(JSON.stringify(typed))).toEqual(typed);
    expect(readKeptCustomer(JSON.stringify(EMPTY_CUSTOMER))).toBeUndefined();
    expect(readKeptCustomer('{"name":"陈"}')).toBeUndefined();
    expect(readKeptCustomer('{')).toBeUndefined();
    expect(isUntouched({ ...EMPTY_CUSTOMER, kind: 'organisation' })).toBe(true);
  });
});
