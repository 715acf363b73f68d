/** What is met while reading XML. Names come without their namespace prefix. */
export interface XmlSink {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const longestTag = 1024 * 1024;

/** Reads XML piece by piece, only as far as spreadsheets need: elements, attributes, text, CDATA. */
export class XmlScanner {
  readonly #sink: XmlSink;
  #rest = '';

  constructor(sink: XmlSink) {
    this.#sink = sink;
  }

  add(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const tagAt = text.indexOf('<', at);
      if (tagAt === -1) break;
      if (tagAt > at) this.#sink.text(decodeEntities(text.slice(at, tagAt)));
      at = tagAt;
      const end = this.#readTag(text, tagAt);
      if (end === -1) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestTag) throw new SyntaxError('XML with an endless tag or text');
  }

  /** True when nothing is left over: the document was whole as far as tags go. */
  get isComplete(): boolean {
    return this.#rest.trim() === '';
  }

  /** Handles the tag that begins at `start`; returns the offset after it, or -1 when its end is not here yet. */
  #readTag(text: string, start: number): number {
    const second = text.charCodeAt(start + 1);
    if (second === 33) return this.#readDeclaration(text, start);
    const end = text.indexOf('>', start);
    if (end === -1) return -1;
    if (second === 63) return end + 1;
    if (second === 47) {
      this.#sink.close(localName(text.slice(start + 2, end).trim()));
      return end + 1;
    }
    const empty = text.charCodeAt(end - 1) === 47;
    const inner = text.slice(start + 1, empty ? end - 1 : end);
    const nameEnd = inner.search(/[\s/]|$/);
    const name = localName(inner.slice(0, nameEnd));
    this.#sink.open(name, inner.slice(nameEnd));
    if (empty) this.#sink.close(name);
    return end + 1;
  }

  #readDeclaration(text: string, start: number): number {
    const ends = text.startsWith('<!--', start) ? '-->' : text.startsWith('<![CDATA[', start) ? ']]>' : '>';
    if (text.length - start < 9 && ends === '>') return -1;
    const end = text.indexOf(ends, start);
    if (end === -1) return -1;
    if (ends === ']]>') this.#sink.text(text.slice(start + 9, end));
    return end + ends.length;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** One attribute's value from the text of a tag; a prefix on the name is not looked at. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && !/[\s:]/.test(attributes[at - 1] ?? '')) at = attributes.indexOf(`${name}=`, at + 1);
  if (at === -1) return undefined;
  const quote = attributes[at + name.length + 1];
  if (quote !== '"' && quote !== "'") return undefined;
  const from = at + name.length + 2;
  const to = attributes.indexOf(quote, from);
  return to === -1 ? undefined : decodeEntities(attributes.slice(from, to));
}

const namedEntities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, named) => {
    if (named !== undefined) return namedEntities[named] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Undoes the way spreadsheets write control characters inside text: `_x000D_` is a carriage return. */
export function decodeControlCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
