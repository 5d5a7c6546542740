/** The library as its readers see it: everything read, with its look-ups. `live-library.ts` keeps it up. */
import type { Citation, Identifier, NotRead, Page, PaperRecord, Problem, Work } from '../model';
import type { FileId } from '../place';

/** A page with the work it is about. */
export interface LibraryPage extends Page {
  readonly work?: Work;
}

/** How a library differs from before. */
export interface LibraryDelta {
  /** Works that are new, or say something else than before: then the one of before is among `removed`. */
  readonly added: readonly Work[];
  /** Works that are no more, as they were. */
  readonly removed: readonly Work[];
  /** Works that are the same but for their citations, changes or marks. */
  readonly relinked: readonly Work[];
  /** Files of which other problems are to be shown than before, or another reason why they were not read. */
  readonly files: ReadonlySet<FileId>;
}

/**
 * Works and lists stay as they are once given out; what changes is which ones the library gives. Only a work's
 * `citers`, `cites`, `changes` and `marks` are always those of now.
 */
export interface Library {
  /** How many works there are. */
  readonly size: number;
  /** Ordered by citekey, so that the same pages give the same list whatever the order of files. */
  readonly works: readonly Work[];
  /** In the order of files and rows. */
  readonly citations: readonly Citation[];
  readonly pages: readonly LibraryPage[];
  readonly problems: readonly Problem[];
  readonly notRead: readonly NotRead[];

  /** Calls `listener` after each change; answers with what ends it. */
  onDidChange(listener: (delta: LibraryDelta) => void): () => void;

  /** The work with this id, as a tree or a saved selection remembers it. */
  byId(id: string): Work | undefined;

  /** The work with this citekey, or that had it before. */
  byCitekey(citekey: string): Work | undefined;

  byIdentifier(identifier: Identifier): Work | undefined;

  /** The works of this title, after folding: usually one, more when papers share a title. */
  byTitle(title: string): readonly Work[];

  /**
   * The work that the first of these names leads to: names as pins and annotations keep them (`namesOf`). A title leads to
   * a work whose authors and years are those that are named beside it.
   */
  named(paper: readonly string[]): Work | undefined;

  workOf(record: PaperRecord): Work | undefined;

  /** The works read from a file. */
  inFile(file: FileId): readonly Work[];

  pagesIn(file: FileId): readonly LibraryPage[];

  problemsIn(file: FileId): readonly Problem[];

  /** The dump that a file name (`003_8eb03d74b7b9fe72.txt`), its stem or the hash in it names. */
  dumpNamed(name: string): FileId | undefined;

  /** Of the bytes a file was read from, see `digest.ts`; undefined where it is not known. */
  digestOf(file: FileId): number | undefined;
}
