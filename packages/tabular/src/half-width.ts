const otherForms: Record<string, string> = { '\u3000': ' ', '￥': '¥', '￡': '£', '￦': '₩' };

/** Full-width digits, letters, signs and spaces as their ordinary forms: `１２／３` gives `12/3`. */
export function toHalfWidth(text: string): string {
  if (!/[\u3000\uFF01-\uFFE6]/.test(text)) return text;
  return text.replace(
    /[\uFF01-\uFF5E\u3000\uFFE1\uFFE5\uFFE6]/g,
    (character) => otherForms[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
