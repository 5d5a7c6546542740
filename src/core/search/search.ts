/** The public face of searching a library. */
import Fuse from 'fuse.js';
import { asIdentifier } from '../identifiers';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { displayName } from '../names';
import type { Span } from '../place';
import { fold } from '../prose';
import { compileFilters } from './filter';
import { parseQuery, type Query, type QueryProblem } from './query';

export interface Searcher {
  readonly library: Library;
  /** Best first. Synchronous and fast; the rim debounces. */
  search(queryText: string, options?: SearchOptions): SearchResult;
}

export interface SearchOptions {
  /** At most so many hits; 50 unless told. */
  readonly limit?: number;
}

export interface SearchResult {
  readonly query: Query;
  /** Best first; ties by citekey. */
  readonly hits: readonly Hit[];
  /** How many works match in all, of which `hits` are the best. */
  readonly total: number;
  readonly problems: readonly QueryProblem[];
}

export interface Hit {
  readonly work: Work;
  /** Comparable within one result only. */
  readonly score: number;
  /** Where it matched, the most telling first; empty when there were no words to match. */
  readonly matches: readonly FieldMatch[];
}

export type MatchedField = 'title' | 'authors' | 'year' | 'id' | 'summary' | 'abstract';

export interface FieldMatch {
  readonly field: MatchedField;
  /** What to show: the title as listed, the authors joined by commas, or a snippet around the best place. */
  readonly text: string;
  /** What to highlight in `text`, in order, none touching another. */
  readonly spans: readonly Span[];
}

const searchers = new WeakMap<Library, Searcher>();

/** The searcher of a snapshot; nothing is indexed before the first search. The same snapshot gives the same one. */
export function createSearcher(library: Library): Searcher {
  let searcher = searchers.get(library);
  if (!searcher) {
    searcher = { library, search: (text, options = {}) => search(library, text, options.limit ?? 50) };
    searchers.set(library, searcher);
  }
  return searcher;
}

/** Every work that passes the filters and holds all the words, if only roughly, in the library's own order. */
export function filterWorks(library: Library, queryText: string): Work[] {
  const { hits } = createSearcher(library).search(queryText, { limit: library.works.length });
  const found = new Set(hits.map(({ work }) => work));
  return library.works.filter((work) => found.has(work));
}

function search(library: Library, text: string, limit: number): SearchResult {
  const query = parseQuery(text);
  const passes = compileFilters(query.filters, library) ?? (() => true);
  const among = library.works.filter(passes);
  const words = fold([query.words, ...query.phrases].join(' '));
  if (words === '') {
    const hits = [...among]
      .sort(byCitersThenYear)
      .map((work) => ({ work, score: work.citers.length, matches: [] }));
    return { query, hits: hits.slice(0, limit), total: hits.length, problems: query.problems };
  }
  const fuse = new Fuse(among, {
    keys: [
      { name: 'title', weight: 3, getFn: (work) => work.title },
      { name: 'authors', weight: 2, getFn: (work) => work.item.author.map(displayName).join(', ') },
      { name: 'abstract', getFn: (work) => work.abstracts.map(({ text }) => text).join(' ') },
    ],
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.3,
    includeScore: true,
    includeMatches: true,
  });
  const found = fuse.search(query.words || query.phrases.join(' '));
  const hits: Hit[] = found.map((result) => ({
    work: result.item,
    score: 1 - (result.score ?? 0),
    matches: (result.matches ?? []).map((match) => ({
      field: match.key as MatchedField,
      text: match.value ?? '',
      spans: match.indices.map(([start, end]) => ({ start, end: end + 1 })),
    })),
  }));
  const named = workNamed(library, query.words);
  const ordered = named
    ? [{ work: named, score: 1, matches: [] }, ...hits.filter(({ work }) => work !== named)]
    : hits;
  return { query, hits: ordered.slice(0, limit), total: ordered.length, problems: query.problems };
}

/** The paper that the whole query is the identifier or citekey of. */
function workNamed(library: Library, words: string): Work | undefined {
  const found = asIdentifier(words);
  return (found && library.byIdentifier(found.identifier)) ?? library.byCitekey(words.replace(/^@/, ''));
}

function byCitersThenYear(a: Work, b: Work): number {
  return (
    b.citers.length - a.citers.length ||
    (b.item.issued?.year ?? 0) - (a.item.issued?.year ?? 0) ||
    (a.citekey < b.citekey ? -1 : 1)
  );
}
