/**
 * The library: an immutable snapshot of everything read, with its look-ups. `build.ts` makes it.
 */
import { identifierKey } from '../identifiers';
import type { Citation, Identifier, NotRead, Page, PaperRecord, Problem, Work } from '../model';
import type { FileId } from '../place';
import { titleKey } from '../prose';
import { recordTitleKey } from './identity';

/** A page with the file it is in and the work it is about. */
export interface LibraryPage extends Page {
  readonly work?: Work;
}

/** How a library differs from before. */
export interface LibraryDelta {
  /** Works that are new, or say something else than before: then the one of before is among `removed`. */
  readonly added: readonly Work[];
  /** Works that are no more, as they were. */
  readonly removed: readonly Work[];
  /** Works that are the same but for their citations. */
  readonly relinked: readonly Work[];
}

export class Library {
  /** Ordered by citekey, so that the same pages give the same list whatever the order of files. */
  readonly works: readonly Work[];
  readonly citations: readonly Citation[];
  readonly pages: readonly LibraryPage[];
  readonly problems: readonly Problem[];
  readonly notRead: readonly NotRead[];
  readonly #listeners = new Set<(delta: LibraryDelta) => void>();
  #byId = new Map<string, Work>();
  #byCitekey = new Map<string, Work>();
  #byIdentifier = new Map<string, Work>();
  #byRecord: ReadonlyMap<PaperRecord, Work>;
  // Made when first asked for: a library is made anew at every save, and few are asked everything.
  #byTitle: ReadonlyMap<string, readonly Work[]> | undefined;
  #byFile: ReadonlyMap<FileId, readonly Work[]> | undefined;
  #byDumpName: ReadonlyMap<string, FileId> | undefined;

  constructor(content: {
    works: readonly Work[];
    citations: readonly Citation[];
    pages: readonly LibraryPage[];
    problems: readonly Problem[];
    notRead: readonly NotRead[];
    /** The work of each record, where whoever makes the library has it. */
    workOf?: ReadonlyMap<PaperRecord, Work>;
  }) {
    this.works = content.works;
    this.citations = content.citations;
    this.pages = content.pages;
    this.problems = content.problems;
    this.notRead = content.notRead;
    for (const work of content.works) {
      this.#byId.set(work.id, work);
      this.#byCitekey.set(work.citekey, work);
      for (const identifier of work.identifiers) this.#byIdentifier.set(identifierKey(identifier), work);
    }
    this.#byRecord =
      content.workOf ??
      new Map(content.works.flatMap((work) => work.records.map((record) => [record, work] as const)));
    // A present key wins over another work's former one.
    for (const work of content.works) {
      for (const alias of work.aliases) if (!this.#byCitekey.has(alias)) this.#byCitekey.set(alias, work);
    }
  }

  /** Calls `listener` after each change; answers with what ends it. */
  onDidChange(listener: (delta: LibraryDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Of the bytes a file was read from, see `digest.ts`; undefined where it is not known. */
  digestOf(_file: FileId): number | undefined {
    return undefined;
  }

  /** The work with this id, as a tree or a saved selection remembers it. */
  byId(id: string): Work | undefined {
    return this.#byId.get(id);
  }

  /** The work with this citekey, or that had it before. */
  byCitekey(citekey: string): Work | undefined {
    return this.#byCitekey.get(citekey);
  }

  byIdentifier(identifier: Identifier): Work | undefined {
    return this.#byIdentifier.get(identifierKey(identifier));
  }

  /** The works of this title, after folding: usually one, more when papers share a title. */
  byTitle(title: string): readonly Work[] {
    this.#byTitle ??= index(this.works, (record) =>
      record.titlePending ? undefined : recordTitleKey(record),
    );
    return this.#byTitle.get(titleKey(title)) ?? [];
  }

  workOf(record: PaperRecord): Work | undefined {
    return this.#byRecord.get(record);
  }

  /** The works read from a file. */
  inFile(file: FileId): readonly Work[] {
    this.#byFile ??= index(this.works, ({ place }) => place.file);
    return this.#byFile.get(file) ?? [];
  }

  /** The dump that a file name (`003_8eb03d74b7b9fe72.txt`), its stem or the hash in it names. */
  dumpNamed(name: string): FileId | undefined {
    this.#byDumpName ??= new Map(
      this.pages.flatMap(({ place }) => dumpNames(place.file).map((known) => [known, place.file] as const)),
    );
    return this.#byDumpName.get(name.toLowerCase());
  }
}

export const EMPTY_LIBRARY = new Library({ works: [], citations: [], pages: [], problems: [], notRead: [] });

/** The names by which a reader may point at a dump: its file name, the stem, a hash of 12 or more hex digits in it. */
function dumpNames(file: FileId): string[] {
  const name = decodeSafely(file.slice(file.lastIndexOf('/') + 1)).toLowerCase();
  const stem = name.replace(/\.[a-z]+$/, '');
  const hash = /[0-9a-f]{12,}/.exec(stem)?.[0];
  return [name, stem, ...(hash !== undefined && hash !== stem ? [hash] : [])];
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The works by what their records have, each once a key. */
function index(
  works: readonly Work[],
  keyOf: (record: PaperRecord) => string | undefined,
): ReadonlyMap<string, readonly Work[]> {
  const found = new Map<string, Work[]>();
  for (const work of works) {
    for (const record of work.records) {
      const key = keyOf(record);
      if (key === undefined) continue;
      const known = found.get(key);
      if (!known) found.set(key, [work]);
      else if (known.at(-1) !== work) known.push(work);
    }
  }
  return found;
}
