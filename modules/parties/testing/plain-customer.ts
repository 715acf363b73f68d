import { tify } from 'chinese-conv';
import { foldText } from '../domain/fold-text.ts';
import { nameForms } from '../domain/party-name.ts';
import { splitPersonName } from '../domain/person-name.ts';
import type { PlainCustomer } from './corrupt-customer.ts';

/** A made-up customer with their name in the other scripts, so that somebody can write it down wrongly. */
export function plainCustomer(made: Omit<PlainCustomer, 'pinyin' | 'traditional'>): PlainCustomer {
  const { name, gender, bornOn, phone, email, address } = made;
  const { latinName } = nameForms({ kind: 'person', ...splitPersonName(name), otherName: '' });
  return {
    name,
    pinyin: latinName ? foldText(latinName) : name,
    traditional: tify(name),
    gender,
    bornOn,
    // A number from abroad keeps its country: without it, it would be somebody else's.
    phone: phone?.replace(/[^\d+]/g, '').replace(/^\+86/, '') ?? null,
    email,
    address,
  };
}
