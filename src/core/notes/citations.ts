/**
 * Citations in a note, whatever its language.
 *
 *   findCitations(text, language): Cluster[]               every citation, in the order of the text
 *   citationAt(text, offset, language): CitationAt?        the item whose key the offset touches, with its cluster
 *   clustersAt(text, window, language): Cluster[]          those that touch a stretch of the text
 *   citesIn(language): boolean                             whether citations are looked for in that language
 *
 * `Cluster`, `CitationItem`, `Locator` and `CitationForm` are in cluster.ts. Writing them: cite.ts. The keys of a
 * note: used-keys.ts. A note that is open and changes: note-reader.ts. `language` is VS Code's language id. Nothing
 * here throws, whatever the text.
 */
import type { Span } from '../place';
import type { Cluster } from './cluster';
import { type CitationAt, keyIn } from './cluster-at';
import { latexStretch } from './latex';
import { markdownClusters } from './markdown';
import { clustersOf, type ReadStretch } from './stretch';
import { typstStretch } from './typst';

/** Every citation of the note, in the order of the text; empty for a language that has none. */
export function findCitations(text: string, language: string): Cluster[] {
  return LANGUAGES.get(language)?.(text) ?? [];
}

/** The item whose key, with its `@`, `-` and braces, the offset touches, and its cluster. */
export function citationAt(text: string, offset: number, language: string): CitationAt | undefined {
  const near = text.slice(Math.max(0, offset - MOST_OF_A_LIST), offset + MOST_OF_A_KEY);
  if (!near.includes('@') && !/cite|ref\(/i.test(near)) return undefined;
  return keyIn(text, offset, clustersAt(text, { start: offset, end: offset }, language));
}

/** The clusters that touch the window; one that stands in another comes behind it. */
export function clustersAt(text: string, window: Span, language: string): Cluster[] {
  const clusters = LANGUAGES.get(language)?.(text, window) ?? [];
  return clusters.filter(({ span }) => span.start <= window.end && span.end >= window.start);
}

export function citesIn(language: string): boolean {
  return LANGUAGES.has(language);
}

/** Whether notes of that language are Markdown of some kind. */
export function isMarkdown(language: string): boolean {
  return LANGUAGES.get(language) === markdownClusters;
}

/** How files of that language are read that are not Markdown; nothing is found in one without citations. */
export function stretchesOf(language: string): ReadStretch {
  return STRETCHES.get(language) ?? (() => ({ clusters: [], labels: [], open: '' }));
}

type Finder = (text: string, window?: Span) => Cluster[];

const STRETCHES: ReadonlyMap<string, ReadStretch> = new Map<string, ReadStretch>([
  ...['latex', 'latex-expl3', 'rsweave', 'tex'].map((id) => [id, latexStretch] as const),
  ['typst', typstStretch],
]);

const LANGUAGES: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  ...['markdown', 'mdx', 'myst', 'pandoc', 'plaintext', 'quarto', 'rmd'].map(
    (id) => [id, markdownClusters] as const,
  ),
  ...Array.from(STRETCHES, ([id, read]) => [id, (text: string) => clustersOf(text, read)] as const),
]);

/** The languages, by VS Code's ids, in which citations are looked for. */
export const CITING_LANGUAGES: readonly string[] = [...LANGUAGES.keys()];

/** The languages that notes are written in; in the last three, citations are put in but not looked for. */
export const WRITING_LANGUAGES: readonly string[] = [
  ...CITING_LANGUAGES,
  'asciidoc',
  'org',
  'restructuredtext',
];

// The `cite` of a LaTeX command may stand some lines above the key.
const MOST_OF_A_LIST = 2000;
const MOST_OF_A_KEY = 300;
