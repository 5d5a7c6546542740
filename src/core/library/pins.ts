/**
 * Pinned citekeys, as `.scholium/citekeys.jsonl` keeps them: one JSON object a line, sorted by key, so that git
 * merges two readers' pins. A key that stands in a note must never change because metadata did.
 */

import type { Problem } from '../model';
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

/** Lines we could not read and fields we do not know are kept and written back: a newer version may. */
export interface PinFile {
  readonly pins: readonly Pin[];
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
}

export const EMPTY_PINS: PinFile = { pins: [], kept: [], problems: [] };

const HEADER = '{"scholium":"citekeys","version":1}';

/** Reads the file; a broken line is a problem at its line and is kept as it is. */
export function readPins(file: FileId, text: string): PinFile {
  const pins: Pin[] = [];
  const kept: string[] = [];
  const problems: Problem[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (const [line, content] of lines.entries()) {
    if (content.trim() === '' || content.trim() === HEADER) continue;
    const pin = readPin(content);
    if (pin) {
      pins.push(pin);
      continue;
    }
    kept.push(content);
    problems.push({
      place: { file, line, column: 0, endLine: line, endColumn: content.length },
      severity: 'warning',
      code: 'citekeys-line',
      message: `This line is no pinned citekey and was left alone. A line is {"citekey": "…", "paper": ["arxiv:…", "title:…"]}.`,
    });
  }
  return { pins, kept, problems };
}

/** The text of the file: a header, then the pins by key, then the lines that could not be read. */
export function writePins({ pins, kept }: Pick<PinFile, 'pins' | 'kept'>): string {
  const lines = [...pins].sort((a, b) => compareText(a.citekey, b.citekey)).map((pin) => JSON.stringify(pin));
  return [HEADER, ...lines, ...kept].map((line) => `${line}\n`).join('');
}

/** The pins with these added; a pin of the same key or the same paper gives way, its keys being remembered. */
export function addPins(pins: readonly Pin[], added: readonly Pin[]): Pin[] {
  const papers = new Set(added.flatMap((pin) => pin.paper));
  const keys = new Set(added.map((pin) => pin.citekey));
  const gives = (pin: Pin) => keys.has(pin.citekey) || pin.paper.some((key) => papers.has(key));
  const replaced = pins.filter(gives);
  const withHistory = added.map((pin): Pin => {
    const before = replaced.filter(({ paper }) => paper.some((key) => pin.paper.includes(key)));
    const formerly = new Set([
      ...(pin.formerly ?? []),
      ...before.flatMap((old) => [old.citekey, ...(old.formerly ?? [])]),
    ]);
    formerly.delete(pin.citekey);
    return formerly.size > 0 ? { ...pin, formerly: [...formerly] } : pin;
  });
  return [...pins.filter((pin) => !gives(pin)), ...withHistory];
}

function readPin(line: string): Pin | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { citekey, paper } = value as Partial<Pin>;
    const sound =
      typeof citekey === 'string' &&
      citekey !== '' &&
      Array.isArray(paper) &&
      paper.every((key) => typeof key === 'string');
    return sound ? (value as Pin) : undefined;
  } catch {
    return undefined;
  }
}
