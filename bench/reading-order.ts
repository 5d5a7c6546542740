/** The reading-order suite: does what a reader wants come first, and how long does it take to learn? */
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Work } from '../src/core/model';
import { learn } from '../src/core/reading-order/learn';
import { atOnce } from '../src/core/steps';
import { cite } from './cited-library';
import { Cosine } from './cosine';
import { libraryOf } from './library';
import type { Material } from './papers';
import { Random } from './random';
import { averagePrecision, type BenchReader, readersOf } from './readers';
import { mean, quantile, type Row, rowsOf } from './rows';

const READERS = 40;
/** The beliefs were chosen with the readers of seed 1. */
const SEED = 2;
const TRIES = 5;

export function readingOrderSuite({ papers: all }: Material, say: (text: string) => void): Row[] {
  const row = rowsOf('reading-order', all.length);
  const { name, papers, readers } = readersOf(all, READERS, SEED);
  say(`  ${readers.length} readers: ${name}`);
  const library = libraryOf(papers);
  const cosine = new Cosine(papers);
  const numberOf = new Map(papers.map(({ id }, i) => [id, i]));
  const random = new Random(SEED);
  const byChance = new Map(library.works.map((work) => [work, random.below(2 ** 30)]));
  const citations = new Map(papers.map(({ id, cites = [] }) => [id, cites]));
  const precisions = new Map<string, number[]>();
  const took: number[] = [];
  for (const reader of readers) {
    if (reader.writes !== undefined)
      cite(library, new Map([...citations].filter(([id]) => id !== reader.writes)));
    const started = performance.now();
    const model = atOnce(learn(library.works, { inNotes: reader.cited, lastRead: new Map() }));
    took.push(performance.now() - started);
    const like = likenessTo(reader.cited);
    note('learnt', reader, (work) => model.score(work));
    note('text: cosine with the mean of what is cited', reader, (work) => like[numberOf.get(work.citekey)!]!);
    note('most cited first', reader, (work) => work.citers.length);
    note('newest first', reader, (work) => work.item.issued?.year ?? 0);
    note('at random', reader, (work) => byChance.get(work)!);
  }
  const learnt = mean(precisions.get('learnt')!);
  return [
    ...[...precisions].map(([what, values]) =>
      row(`mean average precision, ${what}`, mean(values), '', { name: 'learnt', value: learnt }),
    ),
    row('learning p50', quantile(took, 0.5), 'ms', { name: 'scoring all papers', value: scoringTime() }),
    row('learning p95', quantile(took, 0.95), 'ms'),
    row('longest step', longestStep(), 'ms'),
  ];

  function note(what: string, reader: BenchReader, scoreOf: (work: Work) => number): void {
    const precision = averagePrecision(ordered(library, reader, scoreOf), reader.wanted);
    precisions.set(what, [...(precisions.get(what) ?? []), precision]);
  }

  function likenessTo(cited: ReadonlySet<string>): Float64Array {
    const sum = new Float64Array(papers.length);
    for (const key of cited)
      for (const [i, value] of cosine.likenesses(numberOf.get(key)!).entries()) sum[i]! += value;
    return sum;
  }

  function stepsFor(reader: BenchReader) {
    return learn(library.works, { inNotes: reader.cited, lastRead: new Map() });
  }

  function scoringTime(): number {
    const model = atOnce(stepsFor(readers[0]!));
    const started = performance.now();
    for (const work of library.works) model.score(work);
    return performance.now() - started;
  }

  function longestStep(): number {
    const longest: number[] = [];
    for (const reader of readers.slice(0, TRIES)) {
      const steps = stepsFor(reader);
      let most = 0;
      for (let done = false; !done; ) {
        const started = performance.now();
        done = steps.next().done === true;
        most = Math.max(most, performance.now() - started);
      }
      longest.push(most);
    }
    return quantile(longest, 0.5);
  }
}

/** The papers that the reader does not know, best first. */
function ordered(
  library: LiveLibrary,
  { cited, writes }: BenchReader,
  scoreOf: (work: Work) => number,
): string[] {
  return library.works
    .filter(({ citekey }) => !cited.has(citekey) && citekey !== writes)
    .map((work) => ({ key: work.citekey, score: scoreOf(work) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}
