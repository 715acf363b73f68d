/** A tsvector literal of given lexemes; no parser comes between, so what the program chose is what is found. */
export function tsvectorText(lexemes: readonly string[]): string {
  return lexemes.map((lexeme) => `'${lexeme.replace(/[\\']/g, (sign) => sign + sign)}'`).join(' ');
}
