/** A work of a live library: what its accounts agree on, and its citations as they are now. */
import type { Citation, CitationCount, CitedBy, Marks, PageChange, Work } from '../model';
import type { Keys } from './citekeys';
import { CiterList } from './citer-list';
import type { Entry } from './entries';
import { comparePlaces } from './links';
import type { MergedWork } from './merge';

/** What a work asks of the library it is in. */
export interface Links {
  /** Who cites the work, each once, in the order of files and rows. */
  readonly citersOf: (work: LibraryWork) => Map<Work, Citation>;
  readonly citesOf: (work: LibraryWork) => readonly Citation[];
  /** The works that it cites where it is `citing`, and that cite it where it is `cited`. */
  readonly othersAt: (work: LibraryWork, end: 'citing' | 'cited') => ReadonlySet<Work>;
  readonly changesOf: (work: LibraryWork) => readonly PageChange[];
  readonly marksOf: (work: LibraryWork) => Marks;
}

/** What a work is made of. */
interface Draft {
  readonly merged: MergedWork;
  readonly base: MergedWork;
  readonly entries: readonly Entry[];
}

type Shown = Omit<MergedWork, 'citationCounts'>;

// The fields are those of the merged work, assigned once: a getter for each would cost at every reading.
export interface LibraryWork extends Shown {}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns each of them.
export class LibraryWork implements Work {
  readonly citekey: string;
  readonly aliases: readonly string[];
  readonly citationCounts: readonly CitationCount[];
  readonly citedBy: readonly CitedBy[];
  /** As its accounts were merged. */
  readonly base: MergedWork;
  /** The same, with an id that is its own alone. */
  readonly merged: MergedWork;
  readonly entries: readonly Entry[];
  readonly #links: Links;
  #citers: CiterList | undefined;
  #cites: readonly Citation[] | undefined;

  constructor({ merged, base, entries }: Draft, { citekey, aliases }: Keys, links: Links) {
    Object.assign(this, merged);
    this.base = base;
    this.citekey = citekey;
    this.aliases = aliases;
    this.merged = merged;
    this.entries = entries;
    this.#links = links;
    const { counts, citedBy } = entries.some(isCitersPage) ? saidOfCiters(entries) : NOTHING_SAID;
    this.citationCounts = counts.length === 0 ? merged.citationCounts : [...merged.citationCounts, ...counts];
    this.citedBy = citedBy;
  }

  get citers(): readonly Citation[] {
    return isNamed(this, 'cited') ? this.citerList.list : NONE;
  }

  /** Made when someone asks, and kept up from then on. */
  get citerList(): CiterList {
    this.#citers ??= new CiterList(this.#links.citersOf(this));
    return this.#citers;
  }

  get cites(): readonly Citation[] {
    this.#cites ??= isNamed(this, 'citing') ? this.#links.citesOf(this) : NONE;
    return this.#cites;
  }

  /**
   * The other works of `cites` where it is `citing`, and of `citers` where it is `cited`, each once, in no order. The
   * citations are not made for it, which for a whole library takes seconds and, of a million, hundreds of megabytes.
   */
  othersAt(end: 'citing' | 'cited'): ReadonlySet<Work> {
    return this.#links.othersAt(this, end);
  }

  get changes(): readonly PageChange[] {
    return this.#links.changesOf(this);
  }

  get marks(): Marks {
    return this.#links.marksOf(this);
  }

  /** The same work, not cited by that one. */
  withoutCiter(citing: Work): this {
    this.#citers?.delete(citing);
    return this;
  }

  withCiter(citation: Citation): this {
    this.#citers?.set(citation);
    return this;
  }

  /** The same work; a work that it cites, or cited, is another than before. */
  withOtherCites(): this {
    this.#cites = undefined;
    return this;
  }
}

const NONE: readonly never[] = [];

function isNamed({ entries }: LibraryWork, end: 'citing' | 'cited'): boolean {
  return entries.some((entry) => entry[end].length > 0);
}

interface Said {
  readonly counts: readonly CitationCount[];
  readonly citedBy: readonly CitedBy[];
}

const NOTHING_SAID: Said = { counts: NONE, citedBy: NONE };

function isCitersPage({ pages }: Entry): boolean {
  return pages.some(({ citedBy }) => citedBy !== undefined);
}

/** What the citing-papers pages about a work say of its citers. */
function saidOfCiters(entries: readonly Entry[]): Said {
  const counts: CitationCount[] = [];
  const citedBy: CitedBy[] = [];
  const told = entries.flatMap(({ pages, record }) => pages.map((page) => ({ page, record })));
  if (told.length > 1) told.sort((a, b) => comparePlaces(a.page.place, b.page.place));
  for (const { page, record } of told) {
    if (!page.citedBy) continue;
    citedBy.push(page.citedBy);
    const { count } = page.citedBy;
    if (count !== undefined) counts.push({ source: page.source, count, place: record.title.place });
  }
  return { counts, citedBy };
}
