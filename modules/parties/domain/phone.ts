import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { cleanText } from './clean-text.ts';

/** A telephone number as typed and as dialled. */
export interface Phone {
  typed: string;
  /** International form, +8613800135521; null when the area code is missing or the number is unknown to the plan. */
  e164: string | null;
  /** The digits people read out: without country code, as stored for searching. */
  nationalDigits: string;
  /** What identifies the number: E.164, or the bare digits when there is no E.164 form. */
  value: string;
  extension: string | null;
}

export type PhoneFault = 'phone-has-letters' | 'phone-too-short' | 'phone-too-long';
export type PhoneReading = { ok: true; phone: Phone } | { ok: false; fault: PhoneFault; typed: string };

const EXTENSION = /\s*(?:ext\.?|x|转|轉|分机|分機|#)\s*(\d{1,6})$/iu;
const DIALLED = /^[+\d\s().\-–—*]+$/u;
const SHORTEST = 4;
const LONGEST = 18;

/** Reads a number in any common way of writing it; numbers without a country belong to `region` (ISO 3166, e.g. CN). */
export function readPhone(typedText: string, region: string): PhoneReading {
  const typed = cleanText(typedText);
  const plain = typed.normalize('NFKC').replace(/[‐‑‒–—−]/gu, '-');
  const extension = EXTENSION.exec(plain)?.[1] ?? null;
  const number = plain.replace(EXTENSION, '');
  if (!DIALLED.test(number)) return { ok: false, fault: 'phone-has-letters', typed };
  const digits = number.replace(/\D/g, '');
  if (digits.length < SHORTEST) return { ok: false, fault: 'phone-too-short', typed };
  if (digits.length > LONGEST) return { ok: false, fault: 'phone-too-long', typed };
  return { ok: true, phone: { typed, extension, ...dialledForm(number, digits, region) } };
}

function dialledForm(
  number: string,
  digits: string,
  region: string,
): Pick<Phone, 'e164' | 'nationalDigits' | 'value'> {
  const parsed = parsePhoneNumberFromString(number, countryCode(region));
  if (!parsed?.isValid()) return { e164: null, nationalDigits: digits, value: digits };
  return { e164: parsed.number, nationalDigits: parsed.nationalNumber, value: parsed.number };
}

function countryCode(region: string): CountryCode {
  return isSupportedCountry(region) ? region : 'CN';
}

/** Parts a field that holds several numbers: `8765 4321/8765 4322`, `138…、139…`. */
export function splitPhones(typed: string): string[] {
  return typed
    .split(/[/;,、，；|\n]/u)
    .map(cleanText)
    .filter((part) => part !== '');
}

/** A number as it is read out in its own country: 138 0013 5521; with the country code when it is a foreign one. */
export function phoneForReading(value: string, region: string): string {
  const parsed = parsePhoneNumberFromString(value);
  if (!parsed) return value;
  return parsed.country === region ? parsed.formatNational() : parsed.formatInternational();
}
