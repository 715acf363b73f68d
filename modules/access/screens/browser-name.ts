/** Names people know, most telling first: many browsers also call themselves by others' names. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** What a browser says of itself, in words people know it by. */
export function browserName(userAgent: string | null): {
  browser: string | undefined;
  system: string | undefined;
  isPhone: boolean;
} {
  const text = userAgent ?? '';
  const nameIn = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([sign]) => sign.test(text))?.[1];
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS), isPhone: /iPhone|Android.*Mobile/.test(text) };
}
