/**
 * Citations in a note, whatever its language.
 *
 *   findCitations(text, language): Cluster[]               every citation, in the order of the text
 *   citationAt(text, offset, language): CitationAt?        the item whose key the offset touches, with its cluster
 *   clustersAt(text, window, language): Cluster[]          those that touch a stretch of the text
 *   citesIn(language): boolean                             whether citations are looked for in that language
 *
 * `Cluster`, `CitationItem`, `Locator` and `CitationForm` are in cluster.ts. Writing them: cite.ts. The keys of a
 * note: used-keys.ts. `language` is VS Code's language id. Nothing here throws, whatever the text.
 */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';
import { exampleLabels } from './example-labels';
import { nociteClusters } from './front-matter';
import { latexClusters, latexRegion } from './latex';
import { mystClusters } from './myst';
import { pandocClusters } from './pandoc';
import { proseRegions } from './prose-regions';
import { typstClusters } from './typst';
import { linkedKeys } from './wikilinks';

export interface CitationAt {
  readonly cluster: Cluster;
  readonly item: CitationItem;
}

/** Every citation of the note, in the order of the text; empty for a language that has none. */
export function findCitations(text: string, language: string): Cluster[] {
  return LANGUAGES.get(language)?.(text) ?? [];
}

/** The item whose key, with its `@`, `-` and braces, the offset touches, and its cluster. */
export function citationAt(text: string, offset: number, language: string): CitationAt | undefined {
  const near = text.slice(Math.max(0, offset - MOST_OF_A_LIST), offset + MOST_OF_A_KEY);
  if (!near.includes('@') && !/cite/i.test(near)) return undefined;
  for (const cluster of clustersAt(text, { start: offset, end: offset }, language)) {
    const item = cluster.items.find(({ keySpan }) => touches(written(text, keySpan), offset));
    if (item) return { cluster, item };
  }
  return undefined;
}

/** The clusters that touch the window; one that stands in another comes behind it. */
export function clustersAt(text: string, window: Span, language: string): Cluster[] {
  const clusters = LANGUAGES.get(language)?.(text, window) ?? [];
  return clusters.filter(({ span }) => span.start <= window.end && span.end >= window.start);
}

export function citesIn(language: string): boolean {
  return LANGUAGES.has(language);
}

type Finder = (text: string, window?: Span) => Cluster[];

const LANGUAGES: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  ...['markdown', 'mdx', 'myst', 'pandoc', 'plaintext', 'quarto', 'rmd'].map(
    (id) => [id, inMarkdown] as const,
  ),
  ...['latex', 'latex-expl3', 'rsweave', 'tex'].map((id) => [id, inLatex] as const),
  ['typst', typstClusters],
]);

// The `cite` of a LaTeX command may stand some lines above the key.
const MOST_OF_A_LIST = 2000;
const MOST_OF_A_KEY = 300;

function inMarkdown(text: string, window?: Span): Cluster[] {
  const labels = exampleLabels(text);
  const isNumber = (cluster: Cluster) =>
    cluster.items.length === 1 && !cluster.items[0]!.certain && labels.has(cluster.items[0]!.key);
  const clusters = nociteClusters(text);
  for (const region of proseRegions(text, window)) {
    const linked = linkedKeys(region);
    clusters.push(...linked.clusters, ...mystClusters(region, text), ...latexClusters(region));
    clusters.push(...pandocClusters(linked.rest, text).filter((cluster) => !isNumber(cluster)));
  }
  return clusters.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function inLatex(text: string): Cluster[] {
  return /cite/i.test(text) ? latexClusters(latexRegion(text)) : [];
}

/** The key with what marks it: `-@{key}`. */
function written(text: string, { start, end }: Span): Span {
  const braced = text[start - 1] === '{' && text[start - 2] === '@' && text[end] === '}';
  const at = start - (braced ? 1 : 0);
  const marked = text[at - 1] === '@' ? at - 1 : start;
  return {
    start: marked < start && text[marked - 1] === '-' ? marked - 1 : marked,
    end: end + (braced ? 1 : 0),
  };
}

function touches({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
