/**
 * Pinned citekeys, as `.scholium/citekeys.jsonl` keeps them: one JSON object a line, sorted by key, so that git
 * merges two readers' pins. A key that stands in a note must never change because metadata did.
 */

import type { Problem } from '../model';
import { isBareKey } from '../notes/keys';
import type { FileId } from '../place';
import { compareText } from './identity';

export interface Pin {
  readonly citekey: string;
  /** Any of these names the paper: `arxiv:2509.25300`, `title:…`. */
  readonly paper: readonly string[];
  /** The reader chose the key; it is not ours to replace. */
  readonly chosen?: boolean;
  /** Keys it had before: notes may still use them. */
  readonly formerly?: readonly string[];
}

/** Lines we could not read and fields we do not know are kept and written back. */
export interface PinFile {
  readonly pins: readonly Pin[];
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
  /** A newer version wrote the file: it may be read, never written. */
  readonly newer?: boolean;
}

export const EMPTY_PINS: PinFile = { pins: [], kept: [], problems: [] };

const VERSION = 1;
const HEADER = JSON.stringify({ scholium: 'citekeys', version: VERSION });

/** Reads the file; a broken line is a problem at its line and is kept as it is. */
export function readPins(file: FileId, text: string): PinFile {
  const pins: Pin[] = [];
  const kept: string[] = [];
  const problems: Problem[] = [];
  const keys = new Set<string>();
  let newer = false;
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (content.trim() === '') continue;
    const version = headerVersion(content);
    if (version !== undefined) {
      newer ||= version > VERSION;
      continue;
    }
    const pin = readPin(content);
    if (pin) pins.push(pin);
    else kept.push(content);
    const message = pin ? (keys.has(pin.citekey) ? TWICE : undefined) : NO_PIN;
    if (pin) keys.add(pin.citekey);
    if (message === undefined) continue;
    const place = { file, line, column: 0, endLine: line, endColumn: content.length };
    problems.push({ place, severity: 'warning', code: 'citekeys-line', message });
  }
  return { pins, kept, problems, ...(newer && { newer }) };
}

const NO_PIN =
  'This line is no pinned citekey and was left alone. A line is {"citekey": "…", "paper": ["arxiv:…", "title:…"]}, the key as Pandoc reads it without braces.';
const TWICE = 'This citekey is pinned twice. The first paper keeps it; give the other one another key.';

/** The text of the file: a header, then the pins by key, then the lines that could not be read. */
export function writePins({ pins, kept }: Pick<PinFile, 'pins' | 'kept'>): string {
  const lines = [...pins].sort((a, b) => compareText(a.citekey, b.citekey)).map((pin) => JSON.stringify(pin));
  return [HEADER, ...lines, ...kept].map((line) => `${line}\n`).join('');
}

/**
 * The pins with these added. Only a pin of the same citekey gives way: two papers may share a title, or have
 * stood in the same line of files of one name.
 */
export function addPins(pins: readonly Pin[], added: readonly Pin[]): Pin[] {
  const keys = new Set(added.map((pin) => pin.citekey));
  return [...pins.filter((pin) => !keys.has(pin.citekey)), ...added];
}

/** The pins with a paper's key replaced: its pin keeps what else it said, and remembers the key it had. */
export function renamePin(pins: readonly Pin[], before: string, pin: Pin): Pin[] {
  const old = pins.find(({ citekey }) => citekey === before);
  const formerly = new Set([...(old?.formerly ?? []), ...(pin.formerly ?? []), before]);
  formerly.delete(pin.citekey);
  const others = pins.filter((each) => each !== old);
  return addPins(others, [{ ...old, ...pin, formerly: [...formerly] }]);
}

function headerVersion(line: string): number | undefined {
  const value = parse(line) as { scholium?: unknown; version?: unknown } | undefined;
  if (value?.scholium !== 'citekeys') return undefined;
  return typeof value.version === 'number' ? value.version : VERSION;
}

/** A key that Pandoc would not read bare might carry anything into a card or a note. */
function readPin(line: string): Pin | undefined {
  const value = parse(line) as Partial<Pin> | undefined;
  const isKey = (key: unknown) => typeof key === 'string' && isBareKey(key);
  const isSound =
    isKey(value?.citekey) &&
    Array.isArray(value?.paper) &&
    value.paper.every((key) => typeof key === 'string') &&
    (value.formerly === undefined || (Array.isArray(value.formerly) && value.formerly.every(isKey)));
  return isSound ? (value as Pin) : undefined;
}

function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
