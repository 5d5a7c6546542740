/** The papers that notes cite, as entries of a bibliography for those notes. */
import type { Library } from '../../library/library';
import type { Work } from '../../model';
import type { Cluster } from '../../notes/cluster';
import type { FileId } from '../../place';
import type { Described, NewEntry } from '../entry';

/** A note, read. */
export interface CitingNote {
  readonly file: FileId;
  readonly clusters: readonly Cluster[];
  /** The paper that the note is about, where that is not cited by being named. */
  readonly about?: Work | undefined;
}

export interface CitedPapers {
  /**
   * In the order in which they are first cited, those of a `nocite` behind all others, each under every key by which it
   * is cited: one that it had before the reader chose another must have its entry, too.
   */
  readonly entries: readonly NewEntry[];
  /** Keys that surely cite and lead to no paper, once for each note. */
  readonly unknown: readonly { readonly file: FileId; readonly key: string }[];
}

/** What a key means that the library does not know, as the note's own bibliographies have it. */
export type Elsewhere = (key: string, file: FileId) => Described | undefined;

/** `@*` in a `nocite` stands for all papers of the library. */
export function citedIn(
  library: Pick<Library, 'byCitekey' | 'works'>,
  notes: Iterable<CitingNote>,
  elsewhere: Elsewhere = () => undefined,
): CitedPapers {
  const cited = new Map<string, Described>();
  const listed = new Map<string, Described>();
  const unknown = new Map<string, { file: FileId; key: string }>();
  for (const { file, clusters, about } of notes) {
    for (const { nocite, isLabel, items } of clusters) {
      if (isLabel) continue;
      const entries = nocite ? listed : cited;
      for (const { key, certain } of items) {
        const work = library.byCitekey(key);
        if (work && work === about) continue;
        const paper = work ?? elsewhere(key, file);
        if (paper) entries.set(key, entries.get(key) ?? paper);
        else if (key === '*') for (const each of library.works) listed.set(each.citekey, each);
        // A bare `@name` may be anybody.
        else if (certain) unknown.set(`${file}\n${key}`, { file, key });
      }
    }
  }
  const all = [...cited, ...[...listed].filter(([key]) => !cited.has(key))];
  return { entries: all.map(([key, work]) => ({ key, work })), unknown: [...unknown.values()] };
}

/** In the order of their keys, as a bibliography that no one reads from the top is kept. */
export function byKey(entries: readonly NewEntry[]): NewEntry[] {
  return [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
}
