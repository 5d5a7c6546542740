/**
 * Pandoc's citations in one block of prose: `[see @a, pp. 33-35; -@b]`, `@a`, `@a [p. 33; @b]`, `@{a}`.
 *
 * Brackets that hold a key at their own depth make a cluster; where a part between two `;` has no key, Pandoc
 * (`Text.Pandoc.Readers.Markdown`, `normalCite` and `textualCite`) reads no cluster but text with bare keys in
 * it, and so do we.
 */
import { type Bracket, type Brackets, pairBrackets } from './brackets';
import type { CitationItem, Cluster } from './cluster';
import { type FoundKey, findKeys } from './keys';
import type { LocatorTerms } from './locator-terms';
import { readTail } from './locators';
import { type ProseRegion, rawText } from './prose-regions';

/** Every Pandoc cluster of the region, in order of its first key; one may stand within the suffix of another. */
export function pandocClusters(region: ProseRegion, note: string, terms: LocatorTerms): Cluster[] {
  const keys = findKeys(region.text);
  if (keys.length === 0) return [];
  const block: Block = { region, note, terms, brackets: pairBrackets(region.text, keys) };
  const clusters: Cluster[] = [];
  const read = new Set<FoundKey>();
  for (const key of keys) {
    if (read.has(key)) continue;
    const bracket = block.brackets.of.get(key);
    const parts = bracket && clusterParts(block, bracket);
    const { cluster, readKeys } =
      bracket && parts ? bracketed(block, bracket, parts) : inText(block, key, bracket !== undefined);
    for (const done of readKeys) read.add(done);
    clusters.push(cluster);
  }
  return clusters;
}

interface Block {
  readonly region: ProseRegion;
  readonly note: string;
  readonly terms: LocatorTerms;
  readonly brackets: Brackets;
}

/** What lies between two `;` of a cluster; indices within the region. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly FoundKey[];
}

interface Read {
  readonly cluster: Cluster;
  readonly readKeys: readonly FoundKey[];
}

/** `[see @a, p. 3; @b]`. */
function bracketed(block: Block, bracket: Bracket, parts: readonly Part[]): Read {
  const items = parts.flatMap((part) => itemsOf(block, part));
  return { cluster: clusterOf(block, bracket.open, bracket.close + 1, items), readKeys: bracket.keys };
}

/** `@a`, with the bracket right behind it: `@a [p. 33]`, `@a [p. 33; @b]`, `@a [@b]`. */
function inText(block: Block, key: FoundKey, inBrackets: boolean): Read {
  const alone: CitationItem = { ...itemOf(block, key), inText: true, certain: key.braced || inBrackets };
  const bracket = bracketBehind(block, key.span.end);
  const all = bracket && clusterParts(block, bracket);
  if (bracket && all) {
    const rest = all.flatMap((part) => itemsOf(block, part));
    const cluster = clusterOf(block, key.span.start, bracket.close + 1, [alone, ...rest]);
    return { cluster, readKeys: [key, ...bracket.keys] };
  }
  const [own, ...others] = bracket ? partsOf(bracket) : [];
  if (!bracket || !own || own.keys.length > 0 || others.some((part) => part.keys.length === 0)) {
    return { cluster: clusterOf(block, key.span.start, key.span.end, [alone]), readKeys: [key] };
  }
  const tail = readTail(raw(block, own.start, own.end), block.region.span.start + own.start, block.terms);
  const items: CitationItem[] = [
    { ...alone, ...tail, certain: alone.certain || tail.locator !== undefined || others.length > 0 },
    ...others.flatMap((part) => itemsOf(block, part)),
  ];
  // The item ends with its own words; the bracket that also holds others is the cluster's.
  const itemEnd = others.length > 0 ? trimmed(block, own.start, own.end).end : bracket.close + 1;
  items[0] = { ...items[0]!, span: shift(block, key.span.start, itemEnd) };
  const cluster = clusterOf(block, key.span.start, bracket.close + 1, items);
  return { cluster, readKeys: [key, ...bracket.keys] };
}

/** The bracket that belongs to a bare key before it: spaces and at most one line end between. */
function bracketBehind({ region, brackets }: Block, end: number): Bracket | undefined {
  BETWEEN.lastIndex = end;
  BETWEEN.exec(region.text);
  const bracket = brackets.at.get(BETWEEN.lastIndex);
  const isOwn =
    bracket && region.text[bracket.open + 1] !== '^' && !/[[(]/.test(region.text[bracket.close + 1] ?? '');
  return isOwn ? bracket : undefined;
}

const BETWEEN = /[ \t]*(?:\n[ \t]*)?/y;

/** The parts of a bracket that is a cluster; undefined for an inline note, a bracketed span, or a part without key. */
function clusterParts({ region }: Block, bracket: Bracket): readonly Part[] | undefined {
  if (bracket.keys.length === 0 || region.text[bracket.open - 1] === '^') return undefined;
  ATTRIBUTES.lastIndex = bracket.close + 1;
  if (ATTRIBUTES.test(region.text)) return undefined;
  const parts = partsOf(bracket);
  return parts.every((part) => part.keys.length > 0) ? parts : undefined;
}

/** `{.mark}`, `{#id key=value}`: what makes the brackets before it a span. */
const ATTRIBUTES = /\{\s*(?:[.#][^\s{}]|[\w-]+=)[^{}]*\}/y;

function partsOf(bracket: Bracket): Part[] {
  const ends = [...bracket.semicolons, bracket.close];
  let key = 0;
  return ends.map((end, index) => {
    const start = index === 0 ? bracket.open + 1 : ends[index - 1]! + 1;
    const from = key;
    while (key < bracket.keys.length && bracket.keys[key]!.span.start < end) key++;
    return { start, end, keys: bracket.keys.slice(from, key) };
  });
}

/** The item of a part; a second key in it (`[@a, @b]`) is, to Pandoc, an in-text citation within the suffix. */
function itemsOf(block: Block, part: Part): CitationItem[] {
  const [key, ...others] = part.keys as [FoundKey, ...FoundKey[]];
  const before = trimmed(block, part.start, key.span.start);
  const prefix = raw(block, part.start, key.span.start).trim();
  const first: CitationItem = {
    ...itemOf(block, key),
    span: trimmed(block, part.start, part.end).span,
    ...(prefix !== '' && { prefix, prefixSpan: before.span }),
    ...readTail(raw(block, key.span.end, part.end), block.region.span.start + key.span.end, block.terms),
  };
  return [first, ...others.map((other) => ({ ...itemOf(block, other), inText: true }))];
}

function itemOf(block: Block, key: FoundKey): CitationItem {
  const { start, end } = key.keySpan;
  return {
    // What looks like code or an escape is part of a key in braces.
    key: key.braced ? raw(block, start, end) : key.key,
    keySpan: shift(block, start, end),
    span: shift(block, key.span.start, key.span.end),
    suppressAuthor: key.suppressAuthor,
    inText: false,
    certain: true,
  };
}

function clusterOf(block: Block, start: number, end: number, items: readonly CitationItem[]): Cluster {
  return { span: shift(block, start, end), form: 'pandoc', items };
}

/** The words of the note, code and all, but without the marks of a quotation at the beginning of its lines. */
function raw(block: Block, start: number, end: number): string {
  return rawText(block.region, block.note, start, end);
}

function trimmed(block: Block, start: number, end: number) {
  const text = block.region.text.slice(start, end);
  const from = start + text.length - text.trimStart().length;
  const to = Math.max(from, start + text.trimEnd().length);
  return { span: shift(block, from, to), end: to };
}

function shift({ region }: Block, start: number, end: number) {
  return { start: region.span.start + start, end: region.span.start + end };
}
