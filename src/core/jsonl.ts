/**
 * What the reader decided, as files in `.scholium/` keep it: one JSON object a line below a header with the
 * version of the form, sorted, so that git merges two readers' files line by line. What cannot be read and what
 * is not known is kept and written back.
 */
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
}

/** A file of one kind as read. */
export interface LineFile<T extends object> {
  readonly entries: readonly T[];
  /** Where each entry stands. */
  readonly places: ReadonlyMap<T, Place>;
  /** Lines that could not be read. */
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
  /** A newer version wrote the file: it may be read, never written. */
  readonly newer?: boolean;
}

const NOT_JSON =
  'This line is not JSON and was left alone. Every line is one object in braces; a merge may have left its marks here.';

export function emptyLines<T extends object>(): LineFile<T> {
  return { entries: [], places: new Map(), kept: [], problems: [] };
}

/** Reads a file; a broken line is a problem at its line and is kept as it is. */
export function readLines<T extends object>(kind: LineKind<T>, file: FileId, text: string): LineFile<T> {
  const entries: T[] = [];
  const places = new Map<T, Place>();
  const kept: string[] = [];
  const problems: Problem[] = [];
  let newer = false;
  for (const [line, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const value = parse(content);
    const version = value && headerVersion(kind, value);
    if (version !== undefined) {
      newer ||= version > kind.version;
      continue;
    }
    const place = placeInLine(file, line, 0, content.length);
    const entry = value && kind.read(value);
    const message = entry ? kind.fault?.(entry, entries) : value ? kind.notAnEntry : NOT_JSON;
    if (entry) {
      entries.push(entry);
      places.set(entry, place);
    } else kept.push(content);
    if (message !== undefined)
      problems.push({ place, severity: 'warning', code: `${kind.name}-line`, message });
  }
  return { entries, places, kept, problems, ...(newer && { newer }) };
}

/** The text of a file: the header, the entries in order, then the lines that could not be read. */
export function writeLines<T extends object>(
  kind: LineKind<T>,
  { entries, kept }: Pick<LineFile<T>, 'entries' | 'kept'>,
): string {
  const header = JSON.stringify({ scholium: kind.name, version: kind.version });
  const lines = [...entries].sort(kind.compare).map((entry) => JSON.stringify(entry));
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
