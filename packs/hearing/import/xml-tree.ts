import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { HearingFileError } from './hearing-file.ts';

/** An element of an XML file: its name without prefix, its text, and what it holds, in the order of the file. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: readonly XmlElement[];
}

const MOST_DEPTH = 40;
const ATTRIBUTES = ':@';
const TEXT = '#text';
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads a whole XML file. One that declares a document type is refused before anything of it is read: no device needs one,
 * and entities are how small files become endless ones or ask for files of others.
 * @throws HearingFileError when it is no XML, cut off, or declares entities
 */
export function readXml(text: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new HearingFileError('entities');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new HearingFileError('broken', `${verdict.err.line}:${verdict.err.col}`);
  let read: unknown;
  try {
    read = parser.parse(text);
  } catch (failure) {
    throw new HearingFileError('broken', failure instanceof Error ? failure.message : '');
  }
  const root = elementsIn(read, 0)[0];
  if (!root) throw new HearingFileError('broken');
  return root;
}

function elementsIn(nodes: unknown, depth: number): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  if (depth > MOST_DEPTH) throw new HearingFileError('broken', `${MOST_DEPTH}`);
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return [];
    const fields: Partial<Record<string, unknown>> = node;
    return Object.keys(fields)
      .filter((name) => name !== ATTRIBUTES && name !== TEXT)
      .map((name): XmlElement => {
        const inside = fields[name];
        return {
          name: localName(name),
          attributes: textsOf(fields[ATTRIBUTES]),
          text: textIn(inside),
          children: elementsIn(inside, depth + 1),
        };
      });
  });
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  const parts = nodes.map((node: unknown) => {
    const fields: Partial<Record<string, unknown>> = typeof node === 'object' && node !== null ? node : {};
    return typeof fields[TEXT] === 'string' ? fields[TEXT] : '';
  });
  return unescaped(parts.join('')).trim();
}

function textsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, unescaped(String(value))]));
}

/** The five entities every XML knows, and characters by number; nothing else is expanded. */
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, ten, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? all;
    const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The text at the end of a path of names; undefined when there is none. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>((from, name) => childrenOf(from, name)[0], element);
  return found === undefined || found.text === '' ? undefined : found.text;
}

/** A number at the end of a path; undefined when there is none or it is no number. */
export function numberAt(element: XmlElement | undefined, ...path: readonly string[]): number | undefined {
  const text = textAt(element, ...path);
  const value = text === undefined ? Number.NaN : Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** Every element of a name, however deep, in the order of the file. */
export function everyElement(element: XmlElement, isWanted: (name: string) => boolean): XmlElement[] {
  const inside = element.children.flatMap((child) => everyElement(child, isWanted));
  return isWanted(element.name) ? [element, ...inside] : inside;
}
