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
import type { Library } from '../library/library';
import type { Work } from '../model';
import { documentOf, running } from './document';
import { Engine } from './engine';
import { explain, type FieldMatch } from './explain';
import { compileFilters } from './filter';
import { Highlighter } from './highlight';
import { IndexBuilder } from './indexBuilder';
import { phraseTest } from './phrase';
import { prefilter } from './prefilter';
import { parseQuery, type Query, type QueryProblem } from './query';
import type { QueryWord } from './queryWords';
import { RESCUED, rescue } from './rescue';

export type { FieldMatch, MatchedField } from './explain';

export interface Searcher {
  readonly library: Library;
  /** Best first. Synchronous and fast; the rim debounces. The first search makes the index, unless `prepare` has. */
  search(queryText: string, options?: SearchOptions): SearchResult;
  /** Makes the index in steps of a few milliseconds, giving how much of it is done, 0 to 1. */
  prepare(): Generator<number, void>;
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
/** Papers added to the index in one step of `prepare`. */
const STEP = 100;
/** Of the best score: what fits worse is not worth showing. */
const WORST_SHARE = 0.2;

const searchers = new WeakMap<Library, LibrarySearcher>();

/** The searcher of a snapshot; the same snapshot gives the same one. */
export function createSearcher(library: Library): Searcher {
  return searcherOf(library);
}

/**
 * For the tree: every work that passes the filters and holds all the words, if only roughly, in the library's
 * own order.
 */
export function filterWorks(library: Library, queryText: string): Work[] {
  return searcherOf(library).filter(queryText);
}

function searcherOf(library: Library): LibrarySearcher {
  let searcher = searchers.get(library);
  if (!searcher) {
    searcher = new LibrarySearcher(library);
    searchers.set(library, searcher);
  }
  return searcher;
}

class LibrarySearcher implements Searcher {
  readonly library: Library;
  #engine: Engine | undefined;
  #byFame: readonly Work[] | undefined;

  constructor(library: Library) {
    this.library = library;
  }

  *prepare(): Generator<number, void> {
    if (this.#engine) return;
    const { works } = this.library;
    const builder = new IndexBuilder(works.length);
    for (const [i, work] of works.entries()) {
      builder.add(documentOf(work));
      if (i % STEP === STEP - 1) yield (i / works.length) * 0.9;
    }
    const steps = builder.finishing();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#engine ??= new Engine(step.value, (paper) => textsOf(works[paper]!));
        return;
      }
      yield 0.95;
    }
  }

  search(queryText: string, { limit = LIMIT }: SearchOptions = {}): SearchResult {
    const query = parseQuery(queryText);
    const { problems } = query;
    const named = this.#named(query);
    const text = wordsOf(query);
    if (text === '') {
      const works = this.#listed(query);
      const hits = works.slice(0, limit).map((work) => ({ work, score: work.citers.length, matches: [] }));
      return { query, hits, total: works.length, problems };
    }
    const engine = this.#ready();
    const { works } = this.library;
    const passes = this.#passes(query);
    const { words, counted, candidates } = engine.rank(text, limit, passes);
    const least = (candidates[0]?.score ?? 0) * WORST_SHARE;
    let found = candidates
      .filter(({ score }) => score > least)
      .map(({ paper, score }) => ({ work: works[paper]!, score }));
    if (query.phrases.length === 0 && (found.length === 0 || words.some(isUnexplained))) {
      found = rescue(text, found, works.length <= RESCUED ? works.filter((_, paper) => passes(paper)) : []);
    }
    if (named) {
      const first = { work: named, score: (found[0]?.score ?? 0) + 1 };
      found = [first, ...found.filter(({ work }) => work !== named)];
    }
    const highlighter = new Highlighter(words, engine.scanner, engine.vocabulary);
    const hits = found
      .slice(0, limit)
      .map((hit) => ({ ...hit, matches: explain(hit.work, highlighter, engine.scanner) }));
    const total = Math.max(hits.length, engine.count(counted, passes));
    return { query, hits, total, problems };
  }

  filter(queryText: string): Work[] {
    const query = parseQuery(queryText);
    const named = this.#named(query);
    if (named) return [named];
    const text = wordsOf(query);
    const { works } = this.library;
    if (text === '') {
      const passes = compileFilters(query.filters, this.library);
      return passes ? works.filter(passes) : [...works];
    }
    return this.#ready()
      .holding(text, this.#passes(query))
      .map((paper) => works[paper]!);
  }

  #ready(): Engine {
    if (!this.#engine) for (const _ of this.prepare());
    return this.#engine!;
  }

  /** The filters and quoted phrases together, the cheap first. */
  #passes(query: Query): (paper: number) => boolean {
    const { works } = this.library;
    const engine = this.#ready();
    const byIndex = prefilter(query.filters, engine.vocabulary, engine.scanner);
    const byWork = compileFilters(query.filters, this.library);
    const byPhrase = query.phrases.map((phrase) =>
      phraseTest(phrase, engine.vocabulary, engine.scanner, (paper) => {
        const { title, authors } = documentOf(works[paper]!);
        return { front: [title, ...authors], running: textsOf(works[paper]!) };
      }),
    );
    return (paper) =>
      (byIndex === undefined || byIndex(paper)) &&
      (byWork === undefined || byWork(works[paper]!)) &&
      byPhrase.every((holds) => holds(paper));
  }

  /** Without words: what passes the filters, the most cited first, then the newest. */
  #listed(query: Query): readonly Work[] {
    this.#byFame ??= [...this.library.works].sort(byFame);
    const passes = compileFilters(query.filters, this.library);
    return passes ? this.#byFame.filter(passes) : this.#byFame;
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

/** Nothing in the library is like it. */
function isUnexplained({ exact, variants, begins }: QueryWord): boolean {
  return exact < 0 && variants.length === 0 && begins.from === begins.to;
}

/** As `documentOf` has them: what stands side by side in the index stands so here. */
function textsOf(work: Work): string[] {
  return [...work.summaries, ...work.abstracts].map(({ text }) => running(text));
}

function byFame(a: Work, b: Work): number {
  return (
    b.citers.length - a.citers.length ||
    (b.item.issued?.year ?? 0) - (a.item.issued?.year ?? 0) ||
    (a.citekey < b.citekey ? -1 : 1)
  );
}
