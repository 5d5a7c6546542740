/** Structured dumps: JSON read so that every value knows its place. What is broken in it is left out. */
import { findNodeAtLocation, findNodeAtOffset, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Printed } from '../../model';
import { type Place, placeInLine } from '../../place';
import { headerAbove } from './header';
import type { Lines } from './lines';

/** A value, with `offset` and `length` in the text; its children by `member` and `elements`. */
export type JsonNode = Node;

export interface JsonText {
  readonly root: JsonNode;
  /** Where the text first is no JSON: a cut file, above all. */
  readonly brokenAt?: Place;
  /** Where the value stands, its quotes or brackets included. */
  place(node: JsonNode): Place;
  /**
   * The words of a string, trimmed, with their place between the quotes; undefined for anything but a string
   * with words. Escapes are resolved, so a text with escapes differs from the letters at its place.
   */
  printed(node: JsonNode | undefined): Printed | undefined;
}

/** The line at which a file that is JSON opens; above it only an address may stand. */
export function jsonStart(lines: Lines): number | undefined {
  let first: number | undefined;
  for (let index = 0; index < lines.length && index < HIGHEST_HEADER; index++) {
    const text = (lines.texts[index] ?? '').slice(0, 200).trim();
    if (text === '') continue;
    first ??= index;
    if (OPENS.test(text))
      return index === first || headerAbove(lines, index).from <= first ? index : undefined;
  }
  return undefined;
}

/** An object, or a list of objects: `[1] A reference` and `[[a note]]` are text. */
const OPENS = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/;

const HIGHEST_HEADER = 80;

/** The JSON that fills the lines, also where it breaks off; undefined when it is none. */
export function parseJson(lines: Lines): JsonText | undefined {
  const text = lines.texts.join('\n');
  const errors: ParseError[] = [];
  const root = tolerantTree(text, errors);
  if (!root?.children || errors.length > MOST_ERRORS) return undefined;
  for (const { error, offset } of errors) {
    const node = error === UNEXPECTED_END_OF_STRING ? findNodeAtOffset(root, offset) : undefined;
    // A string that was cut is none: half a title is a wrong one.
    if (node?.type === 'string') (node as { value?: unknown }).value = undefined;
  }
  const starts = startsOfLines(lines);
  const placeOf = (from: number, to: number): Place => {
    const start = lineAt(starts, from);
    const end = lineAt(starts, to);
    const opens = placeInLine(lines.file, lines.first + start, from - starts[start]!, from - starts[start]!);
    return { ...opens, endLine: lines.first + end, endColumn: to - starts[end]! };
  };
  // What follows the value may be anyone's note.
  const end = root.offset + root.length;
  const broken = errors.find(({ error, offset }) => offset < end || MISSING.has(error));
  return {
    root,
    ...(broken && { brokenAt: placeOf(broken.offset, broken.offset + broken.length) }),
    place: ({ offset, length }) => placeOf(offset, offset + length),
    printed(node) {
      const words = textOf(node);
      if (node === undefined || words === undefined) return undefined;
      const raw = text.slice(node.offset + 1, node.offset + node.length - 1);
      const from = node.offset + 1 + raw.length - raw.trimStart().length;
      return { text: words, place: placeOf(from, from + raw.trim().length) };
    },
  };
}

/** Of jsonc-parser's codes, which it exports as a `const enum` only. */
const UNEXPECTED_END_OF_STRING = 12;

/** A name, a value, a colon, a comma or a closing bracket is missing: also behind the last letter. */
const MISSING: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8]);

/** A cut file has a handful; a text with more is not JSON. */
const MOST_ERRORS = 40;

function tolerantTree(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch {
    // The parser is recursive: brackets nested some thousand deep overflow its stack.
    return undefined;
  }
}

/** The value behind a path of names and indices. */
export function member(
  node: JsonNode | undefined,
  ...path: readonly (string | number)[]
): JsonNode | undefined {
  return node && findNodeAtLocation(node, [...path]);
}

/** The first of several names that the object has, `null` being as good as none. */
export function firstMember(node: JsonNode | undefined, names: readonly string[]): JsonNode | undefined {
  for (const name of names) {
    const found = member(node, name);
    if (found && found.type !== 'null') return found;
  }
  return undefined;
}

/** The values of a list; none for anything else. */
export function elements(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

/** The trimmed words of a string; undefined when it has none, or is no string. */
export function textOf(node: JsonNode | undefined): string | undefined {
  const words = node?.type === 'string' && typeof node.value === 'string' ? node.value.trim() : '';
  return words === '' ? undefined : words;
}

export function numberOf(node: JsonNode | undefined): number | undefined {
  return node?.type === 'number' && Number.isFinite(node.value) ? (node.value as number) : undefined;
}

function startsOfLines({ texts }: Lines): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
