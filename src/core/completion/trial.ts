/**
 * How a note would be read with something else in place of a span. This is the one place that asks "is this prose,
 * which cluster is it in, which keys does that have": whatever the reading of notes holds for no citation (code,
 * math, links, addresses, comments, front matter, cross-references) is none for completion either.
 */
import { clustersAt } from '../notes/citations';
import type { Cluster } from '../notes/cluster';
import { VERBATIM } from '../notes/latex';
import type { NoteReader } from '../notes/note-reader';
import type { TextEdit } from '../notes/request';

/** Makes the edit, only to see: what is then read of the item whose key begins at `keyAt`, if there is one. */
export type Trial = (edit: TextEdit, keyAt: number) => Tried | undefined;

export interface Tried {
  /** Keys of the other items of its cluster. */
  readonly others: ReadonlySet<string>;
  /** The value of its locator. */
  readonly locator?: string;
}

/** For a text at hand: reads up to the end of the paragraph, in LaTeX and Typst all of it. */
export function trialOnText(text: string, language: string): Trial {
  return ({ span, newText }, keyAt) => {
    const then = text.slice(0, span.start) + newText + text.slice(span.end);
    return triedIn(clustersAt(then, { start: keyAt, end: keyAt }, language), keyAt);
  };
}

/** For a note in Markdown that a reader follows: reads what the edit touches. The reader is then as before. */
export function trialOnReader(reader: NoteReader, textOf: (start: number, end: number) => string): Trial {
  return ({ span: { start, end }, newText }, keyAt) => {
    const before = textOf(start, end);
    reader.change(start, end, newText);
    try {
      return triedIn(reader.clustersIn({ start: keyAt, end: keyAt }), keyAt);
    } finally {
      reader.change(start, start + newText.length, before);
    }
  };
}

/** For a note in LaTeX: there a comment ends with its line, and only verbatim text silences more than that. */
export function trialOnLatex(text: string, language: string): Trial {
  return ({ span, newText }, keyAt) => {
    const from = excerptStart(text, span.start);
    const excerpt = text.slice(from, span.end + NEAR);
    const shifted = { start: span.start - from, end: span.end - from };
    return trialOnText(excerpt, language)({ span: shifted, newText }, keyAt - from);
  };
}

/** Longer than a command with its notes and keys. Characters. */
const NEAR = 5000;
const OPENINGS = VERBATIM.split('|').map((name) => `\\begin{${name}`);

/** The beginning of a line from which on the text is read as in the whole. */
function excerptStart(text: string, offset: number): number {
  const near = Math.max(0, offset - NEAR);
  const opened = Math.max(...OPENINGS.map((opening) => text.lastIndexOf(opening, near)));
  const start = opened >= 0 && isOpen(text, opened, near) ? opened : near;
  return start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
}

function isOpen(text: string, opened: number, until: number): boolean {
  const name = /^[^}]*/.exec(text.slice(opened + 7, opened + 40))![0];
  const end = text.indexOf(`\\end{${name}}`, opened);
  return end < 0 || end > until;
}

function triedIn(clusters: readonly Cluster[], keyAt: number): Tried | undefined {
  for (const { items } of clusters) {
    const item = items.find(({ keySpan }) => keySpan.start === keyAt);
    if (!item) continue;
    const others = items.filter((other) => other !== item).map(({ key }) => key);
    return { others: new Set(others), ...(item.locator && { locator: item.locator.value }) };
  }
  return undefined;
}
