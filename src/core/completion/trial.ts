/**
 * How a note would be read with something else in place of a span. This is the one place that asks "is this prose,
 * which cluster is it in, which keys does that have": whatever the reading of notes holds for no citation (code,
 * math, links, addresses, comments, front matter, cross-references) is none for completion either.
 */
import type { Span } from '../place';
import { proseBlocks } from '../notes/blocks';
import { clustersAt } from '../notes/citations';
import type { CitationItem, Cluster } from '../notes/cluster';
import { frontMatterEnd } from '../notes/front-matter';

/** A part of a note that can be read by itself; `text` has the offsets of the note from `start` on. */
export interface Passage {
  readonly start: number;
  readonly text: string;
}

/** The paragraph or heading around an offset, its front matter there; undefined in code and the like. */
export function passageAt(note: string, offset: number): Passage | undefined {
  const head = frontMatterEnd(note);
  if (offset < head) return { start: 0, text: note.slice(0, head) };
  let found: Passage | undefined;
  proseBlocks(note, head, offset, (lines) => {
    const start = lines[0]!.start;
    if (start <= offset && offset <= lines.at(-1)!.end) found = { start, text: joined(note, lines) };
  });
  return found;
}

/** The item that has its key at an offset of a text, and its cluster. */
export function itemAt(
  text: string,
  keyAt: number,
  language: string,
): { cluster: Cluster; item: CitationItem } | undefined {
  for (const cluster of clustersAt(text, { start: keyAt, end: keyAt }, language)) {
    const item = cluster.items.find(({ keySpan }) => keySpan.start === keyAt);
    if (item) return { cluster, item };
  }
  return undefined;
}

/** The lines, with spaces for the marks of quotations and items between them. */
function joined(note: string, lines: readonly Span[]): string {
  let out = '';
  let end = lines[0]!.start;
  for (const line of lines) {
    if (line.start > end) out += `\n${' '.repeat(line.start - end - 1)}`;
    out += note.slice(line.start, line.end);
    end = line.end;
  }
  return out;
}
