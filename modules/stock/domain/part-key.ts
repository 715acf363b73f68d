/** A number or name as it is compared: width, case and spaces do not matter. */
export function partKey(written: string): string {
  return written.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '');
}
