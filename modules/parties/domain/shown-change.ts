import type { FieldChange } from '../contract/index.ts';
import { maskPhone } from './mask-phone.ts';

const CONTACT_FIELD = /^(phone|email|address)/;
const PHONE_FIELDS = new Set(['phone', 'phone-preferred']);

/**
 * A change as it may be told: whoever may not see telephones and addresses still sees that one was changed, and
 * telephones show their ends, as they do in the file.
 */
export function shownChange({ field, from, to }: FieldChange, seesContact: boolean): FieldChange {
  if (CONTACT_FIELD.test(field) && !seesContact) return { field, from: null, to: null };
  if (!PHONE_FIELDS.has(field)) return { field, from, to };
  const masked = (typed: string | null) => (typed === null ? null : maskPhone(typed));
  return { field, from: masked(from), to: masked(to) };
}
