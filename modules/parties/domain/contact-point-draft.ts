import type { Fault } from '#contract-kit';
import type { ContactPointKind } from '../contract/index.ts';
import { cleanText } from './clean-text.ts';
import { readEmail } from './email.ts';
import { readPhone } from './phone.ts';

export interface TypedContactPoint {
  kind: ContactPointKind;
  typed: string;
  label?: string | null;
  preferred?: boolean;
}

/** A phone, e-mail, address or fax, read and in the spelling it is compared by. */
export interface ContactPointDraft {
  kind: ContactPointKind;
  typed: string;
  value: string;
  nationalDigits: string | null;
  extension: string | null;
  label: string | null;
  preferred: boolean;
}

const MESSAGES = {
  'phone-has-letters': 'a phone number has digits only; put words into the label',
  'phone-too-short': 'a phone number has at least 4 digits',
  'phone-too-long': 'a phone number has at most 18 digits; give one number at a time',
  'email-malformed': 'an e-mail address looks like name@example.org',
  'email-too-long': 'an e-mail address has at most 254 characters',
} as const;

/** Reads one contact point; a fault names the field at `path`. */
export function readContactPoint(
  typed: TypedContactPoint,
  region: string,
  path: string,
): { ok: true; draft: ContactPointDraft } | { ok: false; fault: Fault } {
  const own = { kind: typed.kind, label: typed.label ?? null, preferred: typed.preferred ?? false };
  if (typed.kind === 'phone' || typed.kind === 'fax') {
    const read = readPhone(typed.typed, region);
    if (!read.ok) return refused(path, read.fault);
    const { e164: _, ...phone } = read.phone;
    return { ok: true, draft: { ...own, ...phone } };
  }
  if (typed.kind === 'email') {
    const read = readEmail(typed.typed);
    if (!read.ok) return refused(path, read.fault);
    const { typed: clean, value } = read;
    return { ok: true, draft: { ...own, typed: clean, value, nationalDigits: null, extension: null } };
  }
  const clean = cleanText(typed.typed);
  const draft = { ...own, typed: clean, value: clean.toLowerCase(), nationalDigits: null, extension: null };
  return { ok: true, draft };
}

function refused(path: string, code: keyof typeof MESSAGES): { ok: false; fault: Fault } {
  return { ok: false, fault: { path, code, message: MESSAGES[code] } };
}
