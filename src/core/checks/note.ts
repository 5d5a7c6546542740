/** A note as the rules see it: read once, with what the library and its bibliographies know of its keys. */
import { asIdentifier } from '../identifiers';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { findCitations } from '../notes/citations';
import type { CitationItem, Cluster } from '../notes/cluster';
import type { NoteBibliography, NoteText } from './bibliographies';

export interface CheckedNote extends NoteText {
  readonly clusters: readonly Cluster[];
  readonly library: Library;
  readonly bibliography: NoteBibliography;
  /** The work that a key leads to, by its present key or a former one. */
  readonly workOf: (key: string) => Work | undefined;
  /** The same, and by an identifier that some write for a key: `@arxiv:1706.03762`. */
  readonly paperOf: (key: string) => Work | undefined;
  /** The key is that of a work, or of an entry of the note's bibliographies. */
  readonly isKnown: (key: string) => boolean;
  /** The note's own bibliography, or its front matter, has an entry of this key. */
  readonly hasEntry: (key: string) => boolean;
}

export interface Cited {
  readonly cluster: Cluster;
  readonly item: CitationItem;
}

export function readNote(note: NoteText, library: Library, bibliography: NoteBibliography): CheckedNote {
  const hasEntry = (key: string) =>
    bibliography.inline.has(key) || bibliography.files.some(({ keys }) => keys.has(key));
  return {
    ...note,
    clusters: note.clusters ?? findCitations(note.text, note.language),
    library,
    bibliography,
    workOf: (key) => library.byCitekey(key),
    paperOf: (key) => {
      const found = library.byCitekey(key) ? undefined : asIdentifier(key);
      return found ? library.byIdentifier(found.identifier) : library.byCitekey(key);
    },
    isKnown: (key) => hasEntry(key) || library.byCitekey(key) !== undefined,
    hasEntry,
  };
}

/** Every cited work of the note, `@*` left out. */
export function* citedIn({ clusters }: CheckedNote): Generator<Cited> {
  for (const cluster of clusters) {
    for (const item of cluster.items) if (item.key !== '*') yield { cluster, item };
  }
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
