/** What searching asks of a library. */
import type { LibraryDelta } from '../library/library';
import type { Identifier, Work } from '../model';
import type { FileId } from '../place';

export interface SearchedLibrary {
  /** How many works there are. */
  readonly size: number;
  /** Ordered by citekey; another array after each change. */
  readonly works: readonly Work[];
  byIdentifier(identifier: Identifier): Work | undefined;
  byCitekey(citekey: string): Work | undefined;
  /** Calls the listener after each change; answers with what ends it. */
  onDidChange(listener: (delta: LibraryDelta) => void): () => void;
  /** Of the bytes a file was read from; undefined where it is not known. */
  digestOf(file: FileId): number | undefined;
}
