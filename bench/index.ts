/**
 * npm run bench [-- --suite search,index] [--papers FILE.jsonl.gz] [--queries FILE.json] [--sizes 10000,100000]
 *   [--json] [--chart FILE.svg]
 *
 * Measures each suite beside its rival in the same run: absolute times drift with the machine, ratios hold.
 * Without papers of one's own or `../shared/bench` it makes some up, which says something of time and memory
 * and nothing of being right. Of more papers than there are, the rest is made of them.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { activationSuite } from './activation';
import { annotationsSuite } from './annotations';
import { bibliographySuite } from './bibliography';
import { chart, type Panel } from './chart';
import { entriesSuite } from './entries';
import { knownItems } from './known-items';
import { madeUpPapers } from './made-up';
import { mapSuite } from './map';
import { notesSuite } from './notes';
import { type KnownItem, type Material, type Paper, readKnownItems, readPapers } from './papers';
import { readingSuite } from './reading';
import { readingOrderSuite } from './reading-order';
import { relatedSuite } from './related';
import { resampled } from './resample';
import { type Row, table } from './rows';
import { searchSuite } from './search';
import { viewsSuite } from './views';

type Say = (text: string) => void;

interface Suite {
  readonly measure: (material: Material, say: Say) => Row[];
  /** How many papers, unless told. */
  readonly sizes: readonly number[];
}

const SUITES: Readonly<Record<string, Suite>> = {
  search: { measure: searchSuite, sizes: [10_000, 100_000] },
  index: { measure: readingSuite, sizes: [10_000, 100_000] },
  notes: { measure: notesSuite, sizes: [10_000] },
  views: { measure: viewsSuite, sizes: [10_000, 100_000] },
  annotations: { measure: annotationsSuite, sizes: [10_000] },
  bibliography: { measure: bibliographySuite, sizes: [5000] },
  related: { measure: relatedSuite, sizes: [10_000, 100_000] },
  map: { measure: mapSuite, sizes: [100, 1000, 10_000, 100_000] },
  entries: { measure: entriesSuite, sizes: [5000] },
  'reading-order': { measure: readingOrderSuite, sizes: [10_000] },
  activation: { measure: activationSuite, sizes: [1000, 10_000] },
};
const SHARED = '../shared/bench';
const CHART_SIZES = [1000, 10_000, 100_000, 300_000];
const PANELS: readonly Panel[] = [
  { title: 'A search, as you type', suite: 'search', what: 'search p95' },
  { title: 'A page saved again', suite: 'views', what: 'change shown' },
  { title: 'Pointing at a citation', suite: 'views', what: 'hover p95' },
];

function main(): void {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      papers: { type: 'string' },
      queries: { type: 'string' },
      sizes: { type: 'string' },
      json: { type: 'boolean', default: false },
      chart: { type: 'string' },
    },
  });
  mkdirSync('out', { recursive: true });
  const say: Say = (text) => process.stderr.write(`${text}\n`);
  const source = new Source(values.papers, values.queries, say);
  const drawn = values.chart === undefined ? undefined : [...new Set(PANELS.map(({ suite }) => suite))];
  const rows: Row[] = [];
  for (const name of suitesNamed(values.suite) ?? drawn ?? Object.keys(SUITES)) {
    const { measure, sizes: own } = SUITES[name]!;
    for (const size of values.sizes?.split(',').map(Number) ?? (drawn ? CHART_SIZES : own)) {
      const material = source.material(size);
      say(`${name} over ${material.papers.length} papers`);
      rows.push(...measure(material, say));
    }
  }
  writeFileSync('out/bench.json', `${JSON.stringify(rows, undefined, 1)}\n`);
  if (values.chart !== undefined) writeFileSync(values.chart, chart(PANELS, rows));
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : table(rows));
}

function suitesNamed(text: string | undefined): string[] | undefined {
  const names = text?.split(',');
  const unknown = names?.find((name) => !SUITES[name]);
  if (unknown !== undefined)
    throw new Error(`There is no suite "${unknown}"; there are: ${Object.keys(SUITES).join(', ')}.`);
  return names;
}

/** Where papers and queries come from. */
class Source {
  readonly #papersFile: string | undefined;
  readonly #queriesFile: string | undefined;
  readonly #say: Say;
  // Reading a hundred thousand takes a while, and the suites ask for the same.
  #read: { readonly path: string; readonly papers: readonly Paper[] } | undefined;

  constructor(papersFile: string | undefined, queriesFile: string | undefined, say: Say) {
    this.#papersFile = papersFile;
    this.#queriesFile = queriesFile;
    this.#say = say;
  }

  material(size: number): Material {
    const papers = this.#papers(size);
    return { papers, queries: () => this.#queries(papers) };
  }

  #papers(size: number): readonly Paper[] {
    const shared = `${SHARED}/papers-${size > 10_000 ? '100k' : '10k'}.jsonl.gz`;
    const path = this.#papersFile ?? (existsSync(shared) ? shared : undefined);
    if (path === undefined) {
      this.#say('No papers given and none in ../shared/bench: making some up.');
      return madeUpPapers(size, 1);
    }
    if (this.#read?.path !== path) {
      this.#say(`Reading ${path}`);
      this.#read = { path, papers: readPapers(path) };
    }
    return resampled(this.#read.papers, size, 1);
  }

  /** The given queries that mean one of these papers; else such as the papers themselves suggest. */
  #queries(papers: readonly Paper[]): readonly KnownItem[] {
    const shared = `${SHARED}/queries.json`;
    const isShared = this.#papersFile === undefined && existsSync(shared);
    const path = this.#queriesFile ?? (isShared ? shared : undefined);
    const ids = new Set(papers.map(({ id }) => id));
    const given = path === undefined ? [] : readKnownItems(path).filter(({ id }) => ids.has(id));
    return given.length > 0 ? given : knownItems(papers, 50, 1);
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
