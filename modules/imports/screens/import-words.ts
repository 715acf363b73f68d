import { fieldsOf, type ImportKind, type ImportState } from '#modules/imports/contract';
import type { Tone } from '#ui';
import type { messages } from './words/en.ts';

type FieldKey = keyof (typeof messages)['field'];
type ReasonKey = keyof (typeof messages)['reason'];

/** The message of a field; undefined for a field this version does not know. */
export function fieldMessage(field: string): `field.${FieldKey}` | undefined {
  return isFieldKey(field) ? `field.${field}` : undefined;
}

function isFieldKey(field: string): field is FieldKey {
  return [...fieldsOf('customers'), ...fieldsOf('transactions')].some(({ key }) => key === field);
}

const reasonKeys: readonly string[] = [
  'ragged-row',
  'line-too-long',
  'unterminated-quote',
  'stray-quote',
  'invalid-bytes',
  'nul-byte',
  'missing-value',
  'not-a-date',
  'not-a-time',
  'not-a-number',
  'number-too-large',
  'digits-lost',
  'other-currency',
  'not-a-currency',
  'unknown-branch',
  'unknown-staff',
  'unknown-word',
  'not-an-instant',
  'in-the-future',
  'not-a-whole-amount',
  'text-too-long',
  'control-character',
  'unknown-customer',
  'wrong-sign',
  'name-missing',
  'name-too-long',
  'birthday-out-of-range',
  'death-out-of-range',
  'identity-belongs-to-another',
  'customer-already-here',
  'customer-not-found',
  'customer-out-of-reach',
  'possible-duplicate',
  'our-mistake',
] satisfies ReasonKey[];

/** The message of a reason; codes without words of their own are named as they are. */
export function reasonMessage(code: string): `reason.${ReasonKey}` {
  return reasonKeys.includes(code) ? `reason.${code as ReasonKey}` : 'reason.other';
}

type LikenessKey = keyof (typeof messages)['likeness'];

const likenessKeys: readonly string[] = [
  'same-number',
  'same-name-and-birthday',
  'same-name-and-phone',
  'same-name-and-email',
  'similar-name-and-phone',
] satisfies LikenessKey[];

/** Why a row may be about a customer who is here; what all traits together say has no name of its own. */
export function likenessMessage(reason: string): `likeness.${LikenessKey}` {
  return likenessKeys.includes(reason) ? `likeness.${reason as LikenessKey}` : 'likeness.alike';
}

/** How a state looks: trouble, attention, done, or nothing special. */
export function toneOfState(state: ImportState): Tone {
  switch (state) {
    case 'done':
      return 'green';
    case 'failed':
      return 'vermilion';
    case 'paused':
    case 'testing':
    case 'queued':
    case 'running':
    case 'reverting':
      return 'amber';
    case 'tested':
      return 'indigo';
    default:
      return 'plain';
  }
}

/** The step of the way a file is at, when nothing else is asked for. */
export function stepOfState(state: ImportState): 'reading' | 'test' | 'result' {
  if (state === 'draft') return 'reading';
  return state === 'testing' || state === 'tested' ? 'test' : 'result';
}

export type WayStep = 'reading' | 'columns' | 'test' | 'result';

/** What a person may choose among for a kind of import, in the order of the contract. */
export function fieldKeysOf(kind: ImportKind): readonly string[] {
  return fieldsOf(kind).map(({ key }) => key);
}
