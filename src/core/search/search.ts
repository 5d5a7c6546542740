/**
 * The public face of searching a library.
 *
 * Ranking in one paragraph: the index (searchIndex.ts) adds up, over all papers, how well each fits every word
 * (gather.ts): what the word tells, how well the paper's word fits it, in which field it stands. The best few
 * hundred are then compared by what that cannot see: words in order and side by side, in the title (rank.ts) and
 * in the abstract (proximity.ts). Ties go by citekey, so the order of files makes no difference.
 *
 * Non-goals: stemming and synonyms (a library is searched for papers one has seen, in the words they use);
 * learning from clicks (two readers of one folder should see the same list); ranking by citations (it hides what
 * is new), though without words the most cited come first.
 */
import { asIdentifier } from '../identifiers';
import type { Work } from '../model';
import { atOnce, passing } from '../steps';
import { Engine, type Passes } from './engine';
import { explain, type FieldMatch } from './explain';
import { compileFilters } from './filter';
import { Highlighter } from './highlight';
import { MoreLike, Totals } from './like';
import { LiveIndex } from './liveIndex';
import { mostCited } from './mostCited';
import { passesOf } from './passes';
import { isIndexed } from './prefilter';
import { parseQuery, type Query, type QueryProblem } from './query';
import { isUnexplained } from './queryWords';
import { RESCUED, rescue, type Scored } from './rescue';
import { restoring, savingSegment } from './restore';
import { fromBytes, type SavedSegment, toBytes } from './savedIndex';
import type { SearchedLibrary } from './searchedLibrary';

export type { FieldMatch, MatchedField } from './explain';

export interface Searcher {
  readonly library: SearchedLibrary;
  /**
   * Best first. Synchronous and fast; the rim debounces. It is up to date with the library: the first search makes
   * the index, and one after many changes indexes what is new, unless `prepare` has.
   */
  search(queryText: string, options?: SearchOptions): SearchResult;
  /** What is like a paper, to be asked at once: the next search, or a change, makes it useless. */
  moreLike(work: Work): MoreLike;
  /**
   * Makes the index, or brings it up to date and in good shape, in steps of a few milliseconds, giving how much is
   * done of what is at hand, 0 to 1. To be driven after each change in idle time; it may be left at any step, and
   * another goes on where it was.
   */
  prepare(): Generator<number, void>;
  /** The index, to be given to `restore` another time; undefined while there is none. */
  saved(): Uint8Array | undefined;
  /** The same in steps of a few milliseconds. */
  saving(): Generator<void, Uint8Array | undefined>;
  /**
   * Begins with a saved index, of this library or a former state of it; false when the bytes cannot be used or
   * there is an index already. The bytes belong to the index from then on. `prepare` does what is left to do.
   */
  restore(bytes: Uint8Array): boolean;
}

export interface SearchOptions {
  /** At most so many hits; 50 unless told. */
  readonly limit?: number;
}

export interface SearchResult {
  readonly query: Query;
  /** Best first; ties by citekey. */
  readonly hits: readonly Hit[];
  /** How many works hold all the words and pass the filters; never less than there are hits. */
  readonly total: number;
  readonly problems: readonly QueryProblem[];
}

export interface Hit {
  readonly work: Work;
  /** Comparable within one result only. */
  readonly score: number;
  /** Where it matched, the title first; empty when there were no words to match. */
  readonly matches: readonly FieldMatch[];
}

const LIMIT = 50;
/** Works looked at in one step of filtering. */
const STEP = 1000;
/** Of the best score: what fits worse is not worth showing. */
const WORST_SHARE = 0.2;

const searchers = new WeakMap<SearchedLibrary, LibrarySearcher>();

/** The searcher of a library, which lives as long and knows of its changes; the same library gives the same one. */
export function createSearcher(library: SearchedLibrary): Searcher {
  return searcherOf(library);
}

/**
 * For the tree: every work that passes the filters and holds all the words, if only roughly, in the library's
 * own order; in steps of a few milliseconds.
 */
export function filterWorks(library: SearchedLibrary, queryText: string): Generator<void, Work[]> {
  return searcherOf(library).filtering(queryText);
}

function searcherOf(library: SearchedLibrary): LibrarySearcher {
  let searcher = searchers.get(library);
  if (!searcher) {
    searcher = new LibrarySearcher(library);
    searchers.set(library, searcher);
  }
  return searcher;
}

class LibrarySearcher implements Searcher {
  readonly library: SearchedLibrary;
  #index: LiveIndex | undefined;
  readonly #engine: Engine;
  readonly #totals = new Totals();

  constructor(library: SearchedLibrary) {
    this.library = library;
    this.#engine = new Engine(() => this.#index?.segments ?? []);
    library.onDidChange((delta) => this.#index?.note(delta));
  }

  *prepare(): Generator<number, void> {
    this.#index ??= new LiveIndex(this.library.works);
    yield* this.#index.steps();
  }

  *saving(): Generator<void, Uint8Array | undefined> {
    if (!this.#index) return undefined;
    this.#index.update();
    const saved: SavedSegment[] = [];
    for (const segment of this.#index.segments) saved.push(yield* savingSegment(segment, this.library));
    return yield* toBytes(saved);
  }

  saved(): Uint8Array | undefined {
    return atOnce(this.saving());
  }

  restore(bytes: Uint8Array): boolean {
    if (this.#index) return false;
    const saved = fromBytes(bytes);
    if (!saved) return false;
    this.#index = LiveIndex.restored(restoring(saved, this.library, this.library.works));
    return true;
  }

  search(queryText: string, { limit = LIMIT }: SearchOptions = {}): SearchResult {
    const query = parseQuery(queryText);
    const { problems } = query;
    const named = this.#named(query);
    const text = wordsOf(query);
    if (text === '')
      return { query, problems, ...mostCited(this.#byIndex(query) ?? atOnce(this.#byWork(query)), limit) };
    this.#ready();
    const passes = this.#passes(query);
    const { words, counted, candidates } = this.#engine.rank(text, limit, passes);
    const least = (candidates[0]?.score ?? 0) * WORST_SHARE;
    let found: readonly Scored[] = candidates.filter(({ score }) => score > least);
    if (query.phrases.length === 0 && (found.length === 0 || words.some(isUnexplained))) {
      found = rescue(text, found, this.library.size <= RESCUED ? this.#passing(passes) : []);
    }
    if (named) {
      const first = { work: named, score: (found[0]?.score ?? 0) + 1 };
      found = [first, ...found.filter(({ work }) => work !== named)];
    }
    const { scanner } = this.#engine;
    const highlighter = new Highlighter(words, scanner);
    const hits = found.slice(0, limit).map(({ work, score }) => {
      return { work, score, matches: explain(work, highlighter, scanner) };
    });
    const total = Math.max(hits.length, this.#engine.count(counted, passes));
    return { query, hits, total, problems };
  }

  moreLike(work: Work): MoreLike {
    this.#ready();
    return new MoreLike(work, this.#index!.segments, this.#engine.scanner, this.#totals);
  }

  *filtering(queryText: string): Generator<void, Work[]> {
    const query = parseQuery(queryText);
    const named = this.#named(query);
    if (named) return [named];
    const text = wordsOf(query);
    if (text === '') {
      const found = this.#byIndex(query);
      return found ? inOrder(found, this.library) : yield* this.#byWork(query);
    }
    for (const _ of this.prepare()) yield;
    return inOrder(this.#engine.holding(text, this.#passes(query)), this.library);
  }

  #ready(): void {
    this.#index ??= new LiveIndex(this.library.works);
    this.#index.update();
  }

  #passes(query: Query): Passes {
    return passesOf(query, this.library, this.#engine.scanner);
  }

  /** What passes the filters, in the order of the library. */
  *#byWork({ filters }: Query): Generator<void, Work[]> {
    const passes = compileFilters(filters, this.library);
    return passes ? yield* passing(this.library.works, passes, STEP) : [...this.library.works];
  }

  /** The same in no order, where there is an index and it can help. */
  #byIndex(query: Query): Work[] | undefined {
    if (!query.filters.some(isIndexed) || !this.#index?.isReady) return undefined;
    this.#index.update();
    return this.#passing(this.#passes(query));
  }

  /** All works that pass. */
  #passing(passes: Passes): Work[] {
    return this.#index!.segments.flatMap((segment) => {
      const passing = passes(segment);
      return segment.works.filter((work, paper) => work !== undefined && passing(paper)) as Work[];
    });
  }

  /** The paper that the whole query is an identifier or the citekey of. */
  #named({ words, phrases, filters }: Query): Work | undefined {
    if (filters.length > 0 || phrases.length > 0 || words === '') return undefined;
    const found = asIdentifier(words);
    return (
      (found && this.library.byIdentifier(found.identifier)) ??
      this.library.byCitekey(words.replace(/^@/, ''))
    );
  }
}

function wordsOf({ words, phrases }: Query): string {
  return [words, ...phrases].filter((part) => part !== '').join(' ');
}

/** In the order of the library; to sort many by their citekeys takes longer than to look for them. */
function inOrder(found: Work[], library: SearchedLibrary): Work[] {
  if (found.length < library.size / 16) return found.sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
  const all = new Set(found);
  return library.works.filter((work) => all.has(work));
}
