/** The search suite: how fast, how right, how large; beside fuse.js over titles, in the same run. */
import Fuse from 'fuse.js';
import type { Library } from '../src/core/library/library';
import { LiveIndex } from '../src/core/search/liveIndex';
import { createSearcher } from '../src/core/search/search';
import { byteSize } from '../src/core/search/searchIndex';
import { knownItems } from './known-items';
import { libraryOf } from './library';
import type { KnownItem, Material } from './papers';
import { mean, quantile, type Row, rowsOf } from './rows';

const SHOWN = 20;
/** The best of so many tries of each query: a machine shared with others is never faster than it is. */
const TRIES = 3;
const CHANGES = 100;
/** Of the rival, which takes half a second for each. */
const RIVAL_QUERIES = 60;
const RIVAL = 'fuse.js, titles';

type Find = (query: string) => readonly string[];

export function searchSuite({ papers, queries: asked }: Material, say: (text: string) => void): Row[] {
  const library = libraryOf(papers);
  // Of papers that are in the set twice the library makes one.
  const named = ({ id, ...item }: KnownItem): KnownItem => ({
    ...item,
    id: library.byCitekey(id)?.citekey ?? id,
  });
  const queries = asked().map(named);
  const n = papers.length;
  const rowOf = rowsOf('search', n);
  const row = (what: string, value: number, unit: string, rivalValue?: number): Row =>
    rowOf(
      `search ${what}`,
      value,
      unit,
      rivalValue === undefined ? undefined : { name: RIVAL, value: rivalValue },
    );

  say('  the index');
  const built = build(library);
  const changed = change(library);
  const reloaded = reload(library);
  const searcher = createSearcher(library);
  for (const _ of searcher.prepare());
  const find: Find = (query) => searcher.search(query, { limit: SHOWN }).hits.map(({ work }) => work.citekey);

  say(`  ${queries.length} queries`);
  const ours = ask(queries, find, TRIES);
  say('  queries of our own, held out');
  const heldOut = ask(knownItems(papers, 50, 20_251_121).map(named), find, 1);
  say('  the rival');
  const step = Math.max(1, Math.floor(queries.length / RIVAL_QUERIES));
  const rivalStart = performance.now();
  const fuse = new Fuse(library.works, {
    keys: [{ name: 'title', getFn: (work) => work.title }],
    threshold: 0.3,
    ignoreLocation: true,
    ignoreDiacritics: true,
    useExtendedSearch: true,
  });
  const rivalBuild = performance.now() - rivalStart;
  const rivalFind: Find = (query) => fuse.search(query, { limit: SHOWN }).map(({ item }) => item.citekey);
  const theirs = ask(
    queries.filter((_, i) => i % step === 0),
    rivalFind,
    1,
  );

  const classes = [...new Set(queries.map(({ cls }) => cls))].sort();
  return [
    row('p50', quantile(ours.times, 0.5), 'ms', quantile(theirs.times, 0.5)),
    row('p95', quantile(ours.times, 0.95), 'ms', quantile(theirs.times, 0.95)),
    row('recall@10', recall(ours), '', recall(theirs)),
    ...classes.map((cls) => row(`recall@10 ${cls}`, recall(ours, cls), '', recall(theirs, cls))),
    row('mrr', mrr(ours), '', mrr(theirs)),
    row('recall@10 held out', recall(heldOut), ''),
    row('mrr held out', mrr(heldOut), ''),
    row('build', built.work, 'ms', rivalBuild),
    row('longest block while building', built.longest, 'ms'),
    row('memory', built.bytes / n, 'bytes/paper'),
    row('reload', reloaded.reload, 'ms'),
    row('longest block while saving', reloaded.longest, 'ms'),
    rowOf('search update', changed.median, 'ms', { name: 'the index from scratch', value: built.work }),
    row('update p95', changed.p95, 'ms'),
  ];
}

/** In the steps the editor takes, so that the longest of them is known. */
function build(library: Library) {
  let work = 0;
  let longest = 0;
  const index = new LiveIndex(library.works);
  const steps = index.steps();
  for (let done = false; !done; ) {
    const took = timeOf(() => {
      done = steps.next().done === true;
    });
    work += took;
    longest = Math.max(longest, took);
  }
  const bytes = index.segments.reduce(
    (sum, segment) =>
      sum + byteSize(segment.index) + segment.gatherer.bytes + segment.vocabulary.groups.byteLength,
    0,
  );
  return { work, longest, bytes };
}

/** One paper that says something else, again and again; a handful of others is found in between. */
function change(library: Library): { median: number; p95: number } {
  const index = new LiveIndex(library.works);
  index.update();
  const step = Math.floor(library.works.length / CHANGES);
  const times = Array.from({ length: CHANGES }, (_, i) => {
    const work = library.works[i * step]!;
    const other = { ...work, title: `${work.title} revisited` };
    const took = timeOf(() => {
      index.note({ removed: [work], added: [other] });
      index.update();
    });
    for (const _ of index.steps());
    return took;
  });
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** What comes before the first answer when the index was saved; the least of three, see `build`. */
function reload(library: Library): { reload: number; longest: number } {
  const { works, size } = library;
  const unasked = {
    byIdentifier: () => undefined,
    byCitekey: () => undefined,
    onDidChange: () => () => undefined,
  };
  const digested = () => ({ works, size, ...unasked, digestOf: () => 1 });
  const searcher = createSearcher(digested());
  for (const _ of searcher.prepare());
  let longest = 0;
  const saving = searcher.saving();
  let saved: Uint8Array | undefined;
  for (let done = false; !done; ) {
    const took = timeOf(() => {
      const step = saving.next();
      done = step.done === true;
      if (step.done) saved = step.value;
    });
    longest = Math.max(longest, took);
  }
  const reloads = [1, 2, 3].map(() => {
    const again = createSearcher(digested());
    return timeOf(() => {
      if (!again.restore(saved!)) throw new Error('The saved index cannot be read.');
      for (const _ of again.prepare());
    });
  });
  return { reload: Math.min(...reloads), longest };
}

function timeOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

interface Answers {
  readonly times: number[];
  readonly ranks: { readonly cls: string; readonly rank: number }[];
}

function ask(queries: readonly KnownItem[], find: Find, tries: number): Answers {
  const answers: Answers = { times: [], ranks: [] };
  // Once over everything first, so that no query pays for the compiler.
  if (tries > 1) for (const { q } of queries) find(q);
  for (const { cls, q, id } of queries) {
    let least = Number.POSITIVE_INFINITY;
    let rank = -1;
    for (let i = 0; i < tries; i++) {
      const start = performance.now();
      const found = find(q);
      least = Math.min(least, performance.now() - start);
      rank = found.indexOf(id);
    }
    answers.times.push(least);
    answers.ranks.push({ cls, rank });
  }
  return answers;
}

function recall({ ranks }: Answers, cls?: string): number {
  const of = ranks.filter((answer) => cls === undefined || answer.cls === cls);
  return mean(of.map(({ rank }) => (rank >= 0 && rank < 10 ? 1 : 0)));
}

function mrr({ ranks }: Answers): number {
  return mean(ranks.map(({ rank }) => (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0)));
}
