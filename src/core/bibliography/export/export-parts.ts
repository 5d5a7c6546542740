/** A file of many entries, written in parts so that whoever writes it can rest, or stop, in between. */
import type { NewEntry } from '../entry';
import { FORMATS, type FormatId, type WriteOptions } from '../formats';

/** Entries that are written at once: some milliseconds. */
const PART = 100;

/** What stands around the entries of a file, and between two of them. */
interface Frame {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
}

const FRAMES: Readonly<Record<FormatId, Frame>> = {
  bibtex: frame('', '\n'),
  biblatex: frame('', '\n'),
  'csl-json': frame('[\n', ',\n', '\n]\n'),
  'csl-yaml': frame('---\nreferences:\n', '', '...\n'),
  ris: frame('', '\r\n'),
  cff: frame('references:\n', ''),
  csv: frame(FORMATS.csv.write([]), ''),
  md: frame('', ''),
  html: frame('<ul class="references">\n', '', '</ul>\n'),
};

function frame(head: string, between: string, tail = ''): Frame {
  return { head, between, tail };
}

/** The same as the format's `write`; each step gives how many entries are written. */
export function* writing(
  id: FormatId,
  entries: readonly NewEntry[],
  options: WriteOptions = {},
): Generator<number, string> {
  const { write } = FORMATS[id];
  if (entries.length <= PART + 1) return write(entries, options);
  const { head, between, tail } = FRAMES[id];
  const parts: string[] = [];
  for (let start = 0; start < entries.length; ) {
    // No part of a single entry: of one paper alone the Citation File Format makes another file.
    const end = entries.length - start <= PART + 1 ? entries.length : start + PART;
    const part = write(entries.slice(start, end), options);
    parts.push(part.slice(head.length, part.length - tail.length));
    start = end;
    yield end;
  }
  return `${head}${parts.join(between)}${tail}`;
}
