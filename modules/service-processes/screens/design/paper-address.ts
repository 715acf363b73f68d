import type { StepPaper } from '#modules/service-processes/contract';

const FILE = /^\/customers\/[^/]+\/?$/;

/** The page of a customer's file that an address shows, whoever's file it was; undefined for another page. */
export function paperAt(address: string): StepPaper['at'] | undefined {
  const text = address.trim();
  const url = URL.parse(text, 'http://here/');
  if (!url || !(text.startsWith('?') || FILE.test(url.pathname))) return undefined;
  const at = Object.fromEntries(url.searchParams);
  return Object.keys(at).length > 0 ? at : undefined;
}

/** How the page is written after the address of a customer's file: `?tab=timeline`. */
export function addressOfPaper(at: StepPaper['at']): string {
  return Object.keys(at).length === 0 ? '' : `?${new URLSearchParams(at)}`;
}

/** Whether two papers are the same page of the file. */
export function isSamePlace(one: StepPaper['at'], other: StepPaper['at']): boolean {
  const left = Object.entries(one);
  return left.length === Object.keys(other).length && left.every(([name, value]) => other[name] === value);
}
