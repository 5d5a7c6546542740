/** A note as the rules see it: read once, with what the library and its bibliographies know of its keys. */
import { asIdentifier } from '../identifiers';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { findCitations } from '../notes/citations';
import type { CitationItem, Cluster } from '../notes/cluster';
import type { PageText } from '../quotations/texts';
import type { NoteBibliography, NoteText } from './bibliographies';
import { entriesOf } from './bibliography-file';
import { type Standing, standings } from './standing';

/** Where words can be looked for, besides what the library holds of the pages; whoever has more to give says so. */
export interface WordsOfPages {
  readonly pageText?: PageText;
  /** Works that may say these words. */
  readonly whoSays?: (words: string) => readonly Work[];
}

export interface CheckedNote extends NoteText {
  readonly words: WordsOfPages;
  readonly clusters: readonly Cluster[];
  /** Every cited work, `@*` left out, and the labels of footnotes: what is wrong there is said at their marks. */
  readonly cited: readonly Cited[];
  readonly library: Library;
  readonly bibliography: NoteBibliography;
  /** The work that a key leads to, present or former, or an identifier that some write for one: `@arxiv:1706.03762`. */
  readonly paperOf: (key: string) => Work | undefined;
  /** The key is that of a work, or of an entry of the note's bibliographies. */
  readonly isKnown: (key: string) => boolean;
  /** The note's own bibliography, or its front matter, has an entry of this key. */
  readonly hasEntry: (key: string) => boolean;
}

export interface Cited {
  readonly cluster: Cluster;
  readonly item: CitationItem;
  /** The work that its key leads to. */
  readonly work: Work | undefined;
  readonly standing: Standing;
}

export function readNote(
  note: NoteText,
  library: Library,
  bibliography: NoteBibliography,
  words: WordsOfPages = {},
): CheckedNote {
  const files = bibliography.files.map(entriesOf);
  const hasEntry = (key: string) => bibliography.inline.has(key) || files.some((has) => has(key));
  const clusters = note.clusters ?? findCitations(note.text, note.language);
  return {
    ...note,
    words,
    clusters,
    cited: citedIn(clusters, library),
    library,
    bibliography,
    paperOf: (key) => {
      const found = library.byCitekey(key) ? undefined : asIdentifier(key);
      return found ? library.byIdentifier(found.identifier) : library.byCitekey(key);
    },
    isKnown: (key) => hasEntry(key) || library.byCitekey(key) !== undefined,
    hasEntry,
  };
}

function citedIn(clusters: readonly Cluster[], library: Library): Cited[] {
  const cited: Cited[] = [];
  const standingOf = standings(library);
  for (const cluster of clusters) {
    if (cluster.isLabel) continue;
    for (const item of cluster.items)
      if (item.key !== '*') {
        const standing = standingOf(item.key);
        cited.push({ cluster, item, work: standing.work, standing });
      }
  }
  return cited;
}

/** Index behind the key, its closing brace included. */
export function keyEnd(text: string, { keySpan }: CitationItem): number {
  const isBraced =
    text[keySpan.start - 1] === '{' && text[keySpan.start - 2] === '@' && text[keySpan.end] === '}';
  return keySpan.end + (isBraced ? 1 : 0);
}

/** Index of the `-` or `@` of a key. */
export function keyStart(text: string, { keySpan, suppressAuthor }: CitationItem): number {
  const at = text[keySpan.start - 1] === '{' ? keySpan.start - 2 : keySpan.start - 1;
  return suppressAuthor && text[at - 1] === '-' ? at - 1 : at;
}
