/** Entries of CSL-JSON, CSL-YAML and RIS for the rules: single values that know their place, under BibTeX's names. */
import { type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../place';
import type { CheckedEntry, EntryField, Grammar } from './entry';

export interface PlacedEntry {
  /** Offset of the entry in its file. */
  readonly start: number;
  readonly entry: CheckedEntry;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['PMID', 'pmid'],
  ['URL', 'url'],
  ['title', 'title'],
  ['container-title', 'journal'],
  ['page', 'pages'],
  ['publisher', 'publisher'],
]);

/** Deeper, and longer, than any bibliography is. */
const LONGEST = 20_000_000;

/** A list of items, or an object with one; nothing of any other JSON. */
export function jsonEntries(text: string): PlacedEntry[] {
  // A tree is built by recursion.
  if (text.length > LONGEST || !/"(?:type|DOI|title)"\s*:/.test(text) || isDeep(text)) return [];
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list =
    root?.type === 'object' ? (memberOf(root, 'items') ?? memberOf(root, 'references') ?? root) : root;
  const items = list?.type === 'array' ? (list.children ?? []) : list ? [list] : [];
  return items
    .filter((item) => item.type === 'object' && isItem(item))
    .map((item) =>
      placed('csl-json', text, { start: item.offset, end: item.offset + item.length }, jsonFields(item)),
    );
}

/** Brackets in strings are none; an escaped quotation mark does not end one. */
const BRACKETS = /"(?:[^"\\\n]|\\.)*"|[[{]|[\]}]/g;
const DEEPEST = 200;

function isDeep(text: string): boolean {
  let depth = 0;
  BRACKETS.lastIndex = 0;
  for (let match = BRACKETS.exec(text); match; match = BRACKETS.exec(text)) {
    const [found] = match;
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function isItem(item: Node): boolean {
  return memberOf(item, 'type')?.type === 'string' && memberOf(item, 'title')?.type === 'string';
}

function memberOf(object: Node, name: string): Node | undefined {
  return object.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

interface RawField extends Span {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly at: Span;
}

function jsonFields(item: Node): RawField[] {
  return (item.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    const label = String(key?.value);
    if (!key || !value) return [];
    const whole = { label, start: key.offset + 1, end: property.offset + property.length };
    if (label === 'issued') return issuedIn(value).map((each) => ({ ...whole, ...each }));
    if (value.type !== 'string' && value.type !== 'number') return [];
    const name = label === 'id' || label === 'type' ? label : NAMES.get(label);
    if (name === undefined) return [];
    const quotes = value.type === 'string' ? 1 : 0;
    const at = { start: value.offset + quotes, end: value.offset + value.length - quotes };
    return [{ ...whole, name, value: String(value.value), at }];
  });
}

/** The first year of `{"date-parts": [[2017, 6]]}`. */
function issuedIn(value: Node): { name: string; value: string; at: Span }[] {
  let node = memberOf(value, 'date-parts');
  while (node?.type === 'array') node = node.children?.[0];
  if (!node || (node.type !== 'number' && node.type !== 'string')) return [];
  const quotes = node.type === 'string' ? 1 : 0;
  const at = { start: node.offset + quotes, end: node.offset + node.length - quotes };
  return [{ name: 'year', value: String(node.value), at }];
}

/** Values on one line; whatever YAML has besides is left alone. */
export function yamlEntries(text: string): PlacedEntry[] {
  const entries: PlacedEntry[] = [];
  let item: { start: number; indent: number; fields: RawField[]; end: number } | undefined;
  let isListed = false;
  const close = () => {
    if (item?.fields.some(({ name }) => name === 'type') && item.fields.some(({ name }) => name === 'title'))
      entries.push(placed('csl-yaml', text, item, item.fields));
    item = undefined;
  };
  for (const { index, 0: line, 1: blanks, 2: dash } of text.matchAll(/^([ \t]*)(-[ ]+)?[^\r\n]*/gm)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = blanks!.length + (dash?.length ?? 0);
    if (/^["']?references["']?:\s*$/.test(line) || /^---\s*$/.test(line)) isListed = true;
    else if (dash && (!item || indent <= item.indent) && (isListed || blanks === '')) {
      close();
      item = { start: index, indent, fields: [], end: index + line.length };
    } else if (indent === 0) close();
    if (!item || indent !== item.indent) continue;
    item.end = index + line.length;
    const field = yamlField(line.slice(indent), index + indent);
    if (field) item.fields.push(field);
  }
  close();
  return entries;
}

function yamlField(line: string, start: number): RawField | undefined {
  const match = /^(["']?)([\w-]+)\1:[ \t]+(?:"([^"\\]*)"|'([^']*)'|([^\s"'|>&*![{#][^#]*))$/.exec(
    line.trimEnd(),
  );
  if (!match) return undefined;
  const label = match[2]!;
  const value = match[3] ?? match[4] ?? match[5]!;
  const name = label === 'id' || label === 'type' ? label : NAMES.get(label);
  if (name === undefined) return undefined;
  const from = start + line.trimEnd().length - value.length - (match[5] === undefined ? 1 : 0);
  return {
    label,
    name,
    value,
    start,
    end: start + line.length,
    at: { start: from, end: from + value.length },
  };
}

const RIS_NAMES: ReadonlyMap<string, string> = new Map([
  ['DO', 'doi'],
  ['SN', 'issn'],
  ['UR', 'url'],
  ['TI', 'title'],
  ['T1', 'title'],
  ['JO', 'journal'],
  ['JF', 'journal'],
  ['TY', 'type'],
  ['ID', 'id'],
]);

export function risEntries(text: string): PlacedEntry[] {
  const entries: PlacedEntry[] = [];
  let fields: RawField[] = [];
  let start: number | undefined;
  for (const { index, 0: line, 1: label, 2: value } of text.matchAll(
    /^([A-Z][A-Z0-9]) {2}-(?:[ ]([^\r\n]*))?/gm,
  )) {
    if (label === 'TY') [start, fields] = [index, []];
    if (start === undefined) continue;
    if (label === 'ER') {
      entries.push(placed('ris', text, { start, end: index + line.length }, fields));
      start = undefined;
      continue;
    }
    const name = RIS_NAMES.get(label!);
    const from = index + 6;
    const at = { start: from, end: from + (value ?? '').length };
    const whole = { label: label!, start: index, end: at.end };
    // `2017/03/05/Spring`: the year is what the rules know.
    const year = label === 'PY' || label === 'Y1' ? /^[^/]*/.exec(value ?? '')![0] : undefined;
    if (year !== undefined)
      fields.push({ ...whole, name: 'year', value: year, at: { start: from, end: from + year.length } });
    else if (name !== undefined) fields.push({ ...whole, name, value: value ?? '', at });
  }
  return entries;
}

function placed(grammar: Grammar, text: string, { start, end }: Span, raw: readonly RawField[]): PlacedEntry {
  const type = raw.find(({ name }) => name === 'type');
  const key = raw.find(({ name }) => name === 'id');
  const moved = (span: Span) => ({ start: span.start - start, end: span.end - start });
  const fields = raw
    .filter((field) => field !== type && field !== key)
    .map((field): EntryField => {
      const isLiteral = text.slice(field.at.start, field.at.end) === field.value;
      const { name, label, value } = field;
      return { name, label, value, isLiteral, isBare: false, ...moved(field), at: moved(field.at) };
    });
  const entry: CheckedEntry = {
    grammar,
    text: text.slice(start, end),
    type: type?.value.toLowerCase() ?? '',
    typeAt: type ? moved(type.at) : { start: 0, end: 0 },
    key: key?.value,
    keyAt: key && moved(key.at),
    fields,
    isBroken: false,
  };
  return { start, entry };
}
