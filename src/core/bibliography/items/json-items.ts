/** CSL-JSON: items as they are, in a list or under `items` or `references`; and Zotero's, which are made such. */
import { getNodeValue, type Node, type ParseError, parse, parseTree } from 'jsonc-parser';
import type { CslItem } from '../csl';
import { cslDate } from './bibtex-dates';
import { zoteroItem } from './zotero-items';

export interface JsonItems {
  /** By their keys, the first of each; none where the text is no JSON. */
  readonly byKey: ReadonlyMap<string, CslItem>;
  /** The item whose brace opens at that offset. Parses the text once more, when it is first asked. */
  readonly at: (offset: number) => CslItem | undefined;
}

export function jsonItems(given: string): JsonItems {
  // A byte order mark is no JSON, and its length must not be lost.
  const text = given.replace(/^\uFEFF/, ' ');
  const byKey = new Map<string, CslItem>();
  for (const value of valuesIn(text)) {
    const item = itemOf(value);
    for (const key of keysOf(item)) if (!byKey.has(key)) byKey.set(key, withKey(item!, key));
  }
  let nodes: ReadonlyMap<number, Node> | undefined;
  const at = (offset: number) => {
    nodes ??= new Map(nodesIn(text).map((node) => [node.offset, node]));
    const node = nodes.get(offset);
    const item = node && itemOf(getNodeValue(node));
    return item && withKey(item, keysOf(item)[0] ?? '');
  };
  return { byKey, at };
}

function keysOf(item: CslItem | undefined): string[] {
  return [item?.['citation-key'], item?.id].flatMap((key) =>
    (typeof key === 'string' && key !== '') || typeof key === 'number' ? [String(key)] : [],
  );
}

function withKey(item: CslItem, key: string): CslItem {
  return { ...item, id: key };
}

/** Commas behind the last value, and remarks, are forgiven, as where the file is read and written; nothing else. */
const FORGIVING = { allowTrailingComma: true } as const;

function valuesIn(text: string): unknown[] {
  const read = parsed(text);
  const list = Array.isArray(read) ? read : isMap(read) ? (read.items ?? read.references ?? [read]) : [];
  return Array.isArray(list) ? list : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    const read: unknown = guarded(() => parse(text, errors, FORGIVING));
    return errors.length > 0 ? undefined : read;
  }
}

function nodesIn(text: string): readonly Node[] {
  const root = guarded(() => parseTree(text, [], FORGIVING));
  if (root?.type === 'array') return root.children ?? [];
  const list = ['items', 'references']
    .map((name) => root?.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1])
    .find((node) => node !== undefined);
  return list?.children ?? (root ? [root] : []);
}

/** The parser is recursive: brackets nested some thousand deep overflow its stack. */
function guarded<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): value is CslItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemOf(value: unknown): CslItem | undefined {
  if (!isMap(value)) return undefined;
  return value.itemType === undefined ? withDates(value) : zoteroItem(value);
}

/** Some programs have dates as texts, which the format allows of late: `"issued": "2017-06"`. */
function withDates(item: CslItem): CslItem {
  const texts = Object.entries(item).filter(
    ([name, value]) =>
      /^(?:issued|accessed|(?:event|original)-date)$/.test(name) && typeof value === 'string',
  );
  if (texts.length === 0) return item;
  return { ...item, ...Object.fromEntries(texts.map(([name, value]) => [name, cslDate(value as string)])) };
}
