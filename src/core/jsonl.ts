/**
 * What the reader decided, as files in `.scholium/` keep it: one JSON object a line below a header with the
 * version of the form, sorted, so that git merges two readers' files line by line. What cannot be read and what
 * is not known is kept and written back.
 */
import { lineOf, mergeEntries, put } from './jsonl/changes';
import { type ConflictPart, conflictMark } from './jsonl/conflict';
import type { Problem } from './model';
import { type FileId, type Place, placeInLine } from './place';

/** One kind of such a file. */
export interface LineKind<T extends object> {
  /** Stands in the header, and is the name of the file: `citekeys` is `.scholium/citekeys.jsonl`. */
  readonly name: string;
  readonly version: number;
  /** The entry that a line's object is, or undefined. Fields it does not know it must leave in. */
  readonly read: (value: object) => T | undefined;
  readonly compare: (a: T, b: T) => number;
  /** Says of a line that is no entry what a line is. */
  readonly notAnEntry: string;
  /** Says what is wrong with an entry beside the earlier ones, if anything. */
  readonly fault?: (entry: T, earlier: readonly T[]) => string | undefined;
  /** Entries that change keep an id. Without it a line is told by all it says, and what says otherwise is another. */
  readonly identity?: Identity<T>;
}

/** How entries are known again when they have changed. */
export interface Identity<T extends object> {
  readonly id: (entry: T) => string;
  /**
   * One entry of two that were made of `base`, or of nothing known, and what else must be added so that nothing is
   * lost. Merging either of the two with the result gives the result.
   */
  readonly merge: (ours: T, theirs: T, base: T | undefined) => readonly [T, ...T[]];
  /** The id of the entry without which this one means nothing. */
  readonly needs?: (entry: T) => string | undefined;
  /** The object that is written for an entry. */
  readonly write: (entry: T) => object;
}

/** A file of one kind as read. */
export interface LineFile<T extends object> {
  readonly entries: readonly T[];
  /** Where each entry stands. */
  readonly places: ReadonlyMap<T, Place>;
  /** The entry that each line was read as. */
  readonly lines: ReadonlyMap<string, T>;
  /** Lines that could not be read. */
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
  /** A newer version wrote the file: it may be read, never written. */
  readonly newer?: boolean;
}

const NOT_JSON =
  'This line is not JSON and was left alone. Every line is one object in braces; a merge may have left its marks here.';

export function emptyLines<T extends object>(): LineFile<T> {
  return { entries: [], places: new Map(), lines: new Map(), kept: [], problems: [] };
}

const CONFLICT =
  'A merge left its marks here. Both sides were read; the next change writes them as one. Then tell git that the file is resolved.';

const REPEATED =
  'An earlier line has the same id. The two were read as one, and the next change writes them as one.';

/**
 * Reads a file; a broken line is a problem at its line and is kept as it is. Of `before`, how it was read the last
 * time, lines that are the same give the same entries.
 */
export function readLines<T extends object>(
  kind: LineKind<T>,
  file: FileId,
  text: string,
  before: Pick<LineFile<T>, 'lines'> = emptyLines<T>(),
): LineFile<T> {
  const read: Reading<T> = { entries: [], places: new Map(), lines: new Map(), kept: [], problems: [] };
  let newer = false;
  const conflict: Record<ConflictPart, T[]> = { ours: [], base: [], theirs: [] };
  let part: ConflictPart | undefined;
  for (const [line, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const place = placeInLine(file, line, 0, content.length);
    const problem = (message: string) =>
      read.problems.push({ place, severity: 'warning', code: `${kind.name}-line`, message });
    const mark = kind.identity && conflictMark(content, part);
    if (mark) {
      if (mark === 'ours') problem(CONFLICT);
      part = mark === 'end' ? undefined : mark;
      if (mark === 'end') addMerged(kind, read, conflict);
      continue;
    }
    // A line that stands twice is two entries.
    const again = read.lines.has(content) ? undefined : before.lines.get(content);
    const value = again ?? parse(content);
    const version = value && !again && headerVersion(kind, value);
    if (typeof version === 'number') {
      newer ||= version > kind.version;
      continue;
    }
    const entry = again ?? (value && kind.read(value));
    const message = entry ? kind.fault?.(entry, read.entries) : value ? kind.notAnEntry : NOT_JSON;
    if (message !== undefined) problem(message);
    if (!entry) {
      read.kept.push(content);
      continue;
    }
    read.places.set(entry, place);
    read.lines.set(content, entry);
    (part ? conflict[part] : read.entries).push(entry);
  }
  // A conflict without an end: a hand took the last mark away, and left the rest.
  if (part) addMerged(kind, read, conflict);
  return { ...read, entries: eachOnce(kind, read), ...(newer && { newer }) };
}

interface Reading<T extends object> {
  readonly entries: T[];
  readonly places: Map<T, Place>;
  readonly lines: Map<string, T>;
  readonly kept: string[];
  readonly problems: Problem[];
}

/** What both sides of a conflict make together. */
function addMerged<T extends object>(
  kind: LineKind<T>,
  { entries, places }: Reading<T>,
  { base, ours, theirs }: Record<ConflictPart, T[]>,
): void {
  for (const entry of mergeEntries(kind, base, ours, theirs)) {
    entries.push(entry);
    if (!places.has(entry)) places.set(entry, places.get(ours[0] ?? theirs[0]!)!);
  }
  for (const side of [base, ours, theirs]) side.length = 0;
}

/** One entry of those with one id: git's union of two sides leaves both lines. */
function eachOnce<T extends object>(
  kind: LineKind<T>,
  { entries, places, problems }: Reading<T>,
): readonly T[] {
  const { identity } = kind;
  if (!identity) return entries;
  const found = new Map<string, T>();
  // The first of each id before any other: what a merge adds may be there already, further down.
  const repeated = entries.filter((entry) => {
    const id = identity.id(entry);
    const isFirst = !found.has(id);
    if (isFirst) found.set(id, entry);
    return !isFirst;
  });
  for (const entry of repeated) {
    const place = places.get(entry)!;
    problems.push({ place, severity: 'warning', code: `${kind.name}-line`, message: REPEATED });
    put(kind, found, entry);
    const merged = found.get(identity.id(entry))!;
    if (!places.has(merged)) places.set(merged, place);
  }
  return [...found.values()];
}

/** The text of a file: the header, the entries in order, then the lines that could not be read. */
export function writeLines<T extends object>(
  kind: LineKind<T>,
  { entries, kept }: Pick<LineFile<T>, 'entries' | 'kept'>,
): string {
  const header = JSON.stringify({ scholium: kind.name, version: kind.version });
  const lines = [...entries].sort(kind.compare).map((entry) => lineOf(kind, entry));
  return [header, ...lines, ...kept].map((line) => `${line}\n`).join('');
}

function headerVersion<T extends object>(kind: LineKind<T>, value: object): number | undefined {
  const { scholium, version } = value as { scholium?: unknown; version?: unknown };
  if (scholium !== kind.name) return undefined;
  return typeof version === 'number' ? version : kind.version;
}

function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
