/**
 * In which order the citations of a note are read: those in a footnote where its mark stands, and all of one footnote
 * together (https://pandoc.org/MANUAL.html#footnotes).
 */
import { proseBlocks } from '../notes/blocks';
import type { Cluster } from '../notes/cluster';
import { frontMatterEnd } from '../notes/front-matter';
import type { Span } from '../place';

/** What is read at one place: a citation in the text, or a footnote of the writer's with all that it cites, if anything. */
export interface Reading {
  readonly clusters: readonly Cluster[];
  readonly isFootnote: boolean;
}

/** The clusters in the order of their reading, and the footnotes between them. The text is Markdown's. */
export function readingOrder(text: string, clusters: readonly Cluster[]): readonly Reading[] {
  const footnotes = text.includes('[^') || text.includes('^[') ? footnotesOf(text) : [];
  if (footnotes.length === 0) return clusters.map((cluster) => ({ clusters: [cluster], isFootnote: false }));
  const within = new Map<Footnote, Cluster[]>(footnotes.map((footnote) => [footnote, []]));
  const readings: (Reading & { readonly at: number })[] = [];
  for (const cluster of clusters) {
    const { start } = cluster.span;
    const footnote = footnotes.find(({ body }) => body.start <= start && start < body.end);
    if (footnote) within.get(footnote)!.push(cluster);
    else readings.push({ clusters: [cluster], isFootnote: false, at: start });
  }
  // A footnote whose mark is itself a citation, `[^@key]`, is read there too.
  for (const [{ at }, cited] of within) readings.push({ clusters: cited, isFootnote: true, at });
  return readings.sort((a, b) => a.at - b.at);
}

interface Footnote {
  /** Of its text. */
  readonly body: Span;
  /** Where its first mark stands; infinite for one without. */
  readonly at: number;
}

/** Those with a text. Marks in code are none. */
function footnotesOf(text: string): Footnote[] {
  const blocks: (readonly Span[])[] = [];
  proseBlocks(text, frontMatterEnd(text), text.length, (lines) => blocks.push(lines));
  const prose = new Set(blocks.flatMap((lines) => lines.map(({ start }) => start)));
  const bodies = definitions(text, (head) => prose.has(head));
  const marks = new Map<string, number>();
  const footnotes: Footnote[] = [];
  for (const lines of blocks) {
    const start = lines[0]!.start;
    const words = withoutCode(text.slice(start, lines.at(-1)!.end));
    for (const match of words.matchAll(MARK)) {
      const at = start + match.index;
      const label = match[1];
      if (label === undefined) {
        const end = inlineEnd(words, match.index + 2);
        if (end !== undefined) footnotes.push({ body: { start: at + 2, end: start + end }, at });
      } else if (!marks.has(label) && !bodies.some(({ head }) => head === at)) marks.set(label, at);
    }
  }
  for (const { label, body } of bodies)
    footnotes.push({ body, at: marks.get(label) ?? Number.POSITIVE_INFINITY });
  return footnotes;
}

const MARK = /(?<!\\)(?:\[\^([^\s\]]+)\]|\^\[)/g;

/** Code blanked, so that offsets stay. */
function withoutCode(words: string): string {
  return words.replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (code) => ' '.repeat(code.length));
}

/** The index of the bracket that closes a note begun before `from`. */
function inlineEnd(words: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < words.length; at++) {
    if (words[at] === '\\') at++;
    else if (words[at] === '[') depth++;
    else if (words[at] === ']' && --depth === 0) return at;
  }
  return undefined;
}

interface Definition {
  readonly label: string;
  /** Where its label stands. */
  readonly head: number;
  readonly body: Span;
}

/** `[^1]: Text`, to the end of its paragraph and of the indented ones below. */
function definitions(text: string, isProse: (at: number) => boolean): Definition[] {
  const found: Definition[] = [];
  for (const match of text.matchAll(DEFINITION)) {
    const head = match.index + match[0].indexOf('[');
    if (!isProse(head)) continue;
    const start = match.index + match[0].length;
    const before = found.at(-1);
    if (before && before.body.end > match.index)
      found[found.length - 1] = { ...before, body: { ...before.body, end: match.index } };
    END_OF_NOTE.lastIndex = start;
    found.push({
      label: match[1]!,
      head,
      body: { start, end: END_OF_NOTE.exec(text)?.index ?? text.length },
    });
  }
  return found;
}

const DEFINITION = /^[ ]{0,3}\[\^([^\s\]]+)\]:/gm;
/** A blank line, and behind it one that is not indented. */
const END_OF_NOTE = /\n(?:[ \t]*\r?\n)+(?! {4}|\t|[ \t]*\r?\n)/g;
