/** How serial numbers and makes are compared: width, case, spaces and dashes make no difference. */
export function serialKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-_.]+/g, '');
}
