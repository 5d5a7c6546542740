/**
 * The library kept up as files come and go: each change costs what depends on it, never the whole. The files that
 * came and went say which accounts are to be grouped again (grouping.ts); of those groups works are made
 * (work-maker.ts), citations when someone asks for them (links.ts).
 *
 * After any sequence of changes it is the library that the same files would make at once.
 */
import { identifierKey } from '../identifiers';
import type { Citation, Identifier, NotRead, PaperRecord, Parsed, Problem, Work } from '../model';
import type { FileId } from '../place';
import { titleKey } from '../prose';
import type { Entry } from './entries';
import { likeliest } from './evidence';
import { FileNames } from './file-names';
import { Grouping } from './grouping';
import { Histories } from './histories';
import type { Kept } from './kept';
import type { Library, LibraryDelta, LibraryPage } from './library';
import type { LibraryWork, Links } from './library-work';
import { citersOf, citesOf, comparePlaces, othersAt, relink } from './links';
import { Problems, placesOf } from './problems';
import { ReaderMarks } from './reader-marks';
import { compareText } from './record-keys';
import { WorkMaker } from './work-maker';
import { inOrder, WorkTable } from './work-table';

/** What is other than before. */
export interface Change {
  /** Files that came, or that were read again. */
  readonly files?: Iterable<Parsed>;
  readonly gone?: Iterable<FileId>;
  /** The reader's word; what it leaves out is as before. */
  readonly kept?: Kept;
}

export class LiveLibrary implements Library {
  readonly #listeners = new Set<(delta: LibraryDelta) => void>();
  readonly #files = new FileNames();
  readonly #grouping = new Grouping(this.#files);
  readonly #maker: WorkMaker;
  readonly #table = new WorkTable<LibraryWork>();
  readonly #histories = new Histories();
  readonly #marks = new ReaderMarks();
  readonly #problems = new Problems();
  readonly #entryOf = ({ records }: Parsed, record: number) => this.#grouping.entryOf(records[record]!);
  #placeOf: NonNullable<Kept['placeOf']> = () => undefined;
  // Made for who asks, until the next change.
  #citations: readonly Citation[] | undefined;
  #pages: readonly LibraryPage[] | undefined;
  readonly #inFile = new Map<FileId, readonly Work[]>();

  constructor() {
    const entryOf = this.#entryOf;
    const links: Links = {
      citersOf: (work) => citersOf(work, entryOf),
      citesOf: (work) => citesOf(work, entryOf),
      othersAt: (work, end) => othersAt(work, end, entryOf),
      changesOf: (work) => this.#histories.changesOf(work),
      marksOf: (work) => this.#marks.of(work),
    };
    this.#maker = new WorkMaker(this.#grouping, links);
  }

  /** Takes what changed; answers with how the library differs from before, and tells those who listen. */
  apply({ files = [], gone = [], kept = {} }: Change): LibraryDelta {
    const from = new Set<Entry>();
    const touched = new Set<LibraryWork>();
    if (kept.history) this.#histories.set(kept.history);
    if (kept.marks) this.#marks.set(kept.marks);
    if (kept.threads) this.#marks.setThreads(kept.threads);
    if (kept.decisions) for (const entry of this.#grouping.decide(kept.decisions)) from.add(entry);
    for (const file of gone) this.#forget(file, from, touched);
    for (const parsed of files) {
      this.#forget(parsed.file, from, touched);
      if (!isSilent(parsed)) for (const entry of this.#take(parsed)) from.add(entry);
    }
    const { removed, added } = this.#maker.remake(from, touched, kept.pins);
    this.#table.change(removed, added);
    const relinked = relink(removed, added, this.#entryOf);
    for (const work of this.#remarked([...removed, ...added]))
      if (this.byId(work.id) === work) relinked.add(work);
    for (const work of added) relinked.delete(work);
    if (kept.placeOf) this.#placeOf = kept.placeOf;
    if (kept.problems) this.#problems.keep(kept.problems);
    this.#problems.leaveUndone(placesOf(this.#grouping.undone, this.#placeOf));
    this.#citations = undefined;
    this.#pages = undefined;
    this.#inFile.clear();
    return this.#tell({
      removed: [...removed],
      added: [...added],
      relinked: [...relinked],
      files: this.#problems.takeChanged(),
    });
  }

  /** Accounts that were grouped, since the beginning: what a change costs. */
  get accountsGrouped(): number {
    return this.#grouping.looked;
  }

  onDidChange(listener: (delta: LibraryDelta) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get size(): number {
    return this.#table.size;
  }

  get works(): readonly Work[] {
    return this.#table.all;
  }

  get citations(): readonly Citation[] {
    this.#citations ??= this.works
      .flatMap(({ citers }) => citers)
      .sort((a, b) => comparePlaces(a.places[0], b.places[0]));
    return this.#citations;
  }

  get pages(): readonly LibraryPage[] {
    this.#pages ??= [...this.#files.values()]
      .sort((a, b) => compareText(a.file, b.file))
      .flatMap((parsed) => this.#pagesOf(parsed));
    return this.#pages;
  }

  get problems(): readonly Problem[] {
    return this.#problems.all;
  }

  get notRead(): readonly NotRead[] {
    return this.#problems.notRead;
  }

  byId(id: string): Work | undefined {
    return this.#table.byId(id);
  }

  byCitekey(citekey: string): Work | undefined {
    return this.#table.byCitekey(citekey);
  }

  byIdentifier(identifier: Identifier): Work | undefined {
    return this.#table.byIdentifier(identifierKey(identifier));
  }

  byTitle(title: string): readonly Work[] {
    return this.#titled(titleKey(title));
  }

  named(paper: readonly string[]): LibraryWork | undefined {
    for (const name of paper) {
      const work = name.startsWith('title:')
        ? likeliest(this.#titled(name.slice('title:'.length)), paper)
        : this.#table.byIdentifier(name);
      if (work) return work;
    }
    return undefined;
  }

  workOf(record: PaperRecord): Work | undefined {
    return this.#grouping.entryOf(record)?.work;
  }

  inFile(file: FileId): readonly Work[] {
    let works = this.#inFile.get(file);
    if (!works) {
      const records = this.#files.get(file)?.records ?? [];
      works = inOrder(records.map((record) => this.workOf(record)).filter((work) => work !== undefined));
      this.#inFile.set(file, works);
    }
    return works;
  }

  pagesIn(file: FileId): readonly LibraryPage[] {
    const parsed = this.#files.get(file);
    return parsed ? this.#pagesOf(parsed) : [];
  }

  problemsIn(file: FileId): readonly Problem[] {
    return this.#problems.in(file);
  }

  dumpNamed(name: string): FileId | undefined {
    return this.#files.dumpNamed(name);
  }

  digestOf(file: FileId): number | undefined {
    return this.#files.get(file)?.digest;
  }

  #take(parsed: Parsed): readonly Entry[] {
    this.#files.add(parsed);
    this.#problems.add(parsed);
    this.#marks.add(parsed);
    return this.#grouping.add(parsed);
  }

  /** `from` gets those whose groups may be others without the file, `touched` the works that lose an account. */
  #forget(file: FileId, from: Set<Entry>, touched: Set<LibraryWork>): void {
    const parsed = this.#files.get(file);
    if (!parsed) return;
    this.#files.delete(parsed);
    this.#problems.delete(parsed);
    this.#marks.delete(parsed);
    const { gone, beside } = this.#grouping.remove(parsed);
    for (const entry of gone) {
      from.delete(entry);
      if (entry.work) touched.add(entry.work);
    }
    for (const entry of beside) from.add(entry);
  }

  /** The works of which something else is remembered or said than before, now that these came or went. */
  #remarked(others: readonly LibraryWork[]): Set<LibraryWork> {
    const byCitekey = (key: string) => this.#table.byCitekey(key);
    const named = (paper: readonly string[]) => this.named(paper);
    this.#histories.reconsider(others);
    this.#marks.reconsider(others);
    const remarked = this.#histories.settle(named);
    for (const work of this.#marks.settle(byCitekey, named)) remarked.add(work);
    return remarked;
  }

  #titled(title: string): readonly LibraryWork[] {
    const entries = [...this.#grouping.titled(title)];
    return inOrder(entries.map(({ work }) => work).filter((work) => work !== undefined));
  }

  #pagesOf({ pages, records }: Parsed): LibraryPage[] {
    return pages.map((page) => {
      const work = page.about === undefined ? undefined : this.workOf(records[page.about]!);
      return { ...page, ...(work && { work }) };
    });
  }

  #tell(delta: LibraryDelta): LibraryDelta {
    // Who keeps something up must hear of every change, whatever becomes of others.
    const failures: unknown[] = [];
    for (const listener of this.#listeners) {
      try {
        listener(delta);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return delta;
  }
}

/** Nothing of the file is shown anywhere. */
function isSilent({ pages, records, problems, notRead, note }: Parsed): boolean {
  return pages.length + records.length + problems.length === 0 && notRead === undefined && !note;
}
