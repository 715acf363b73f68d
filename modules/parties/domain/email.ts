import { cleanText } from './clean-text.ts';

export type EmailFault = 'email-malformed' | 'email-too-long';
export type EmailReading =
  | { ok: true; typed: string; value: string }
  | { ok: false; fault: EmailFault; typed: string };

const ANGLED = /<([^<>]+)>\s*$/u;
const SHAPE = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\]+\.[^\s@.]{2,}$/u;
const LONGEST = 254;

/** Reads an e-mail address; the small-letter form is the one that identifies its holder. */
export function readEmail(typedText: string): EmailReading {
  const typed = cleanText(typedText);
  const address = (ANGLED.exec(typed)?.[1] ?? typed).replace(/^mailto:/iu, '').trim();
  const value = address.normalize('NFKC').toLowerCase();
  if (value.length > LONGEST) return { ok: false, fault: 'email-too-long', typed };
  if (!SHAPE.test(value) || value.includes('..') || value.startsWith('.')) {
    return { ok: false, fault: 'email-malformed', typed };
  }
  return { ok: true, typed, value };
}
