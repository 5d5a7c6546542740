/**
 * npm run bench [-- --suite search] [--papers FILE.jsonl.gz] [--queries FILE.json] [--sizes 10000,100000] [--json]
 *
 * Measures each suite beside its rival in the same run: absolute times drift with the machine, ratios hold.
 * Without papers of one's own or `../shared/bench` it makes some up, which says something of time and memory
 * and nothing of being right.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { knownItems } from './known-items';
import { madeUpPapers } from './made-up';
import { type KnownItem, type Material, type Paper, readKnownItems, readPapers } from './papers';
import { readingSuite } from './reading';
import { type Row, table } from './rows';
import { searchSuite } from './search';

type Suite = (material: Material, say: (text: string) => void) => Row[];

const SUITES: Readonly<Record<string, Suite>> = { index: readingSuite, search: searchSuite };
const SHARED = '../shared/bench';

function main(): void {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      papers: { type: 'string' },
      queries: { type: 'string' },
      sizes: { type: 'string', default: '10000,100000' },
      json: { type: 'boolean', default: false },
    },
  });
  const names = values.suite === undefined ? Object.keys(SUITES) : [values.suite];
  const unknown = names.find((name) => !SUITES[name]);
  if (unknown !== undefined) {
    throw new Error(`There is no suite "${unknown}"; there are: ${Object.keys(SUITES).join(', ')}.`);
  }
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const sizes = values.sizes.split(',').map(Number);
  const rows: Row[] = [];
  for (const size of sizes) {
    const papers = papersFor(values.papers, size, say).slice(0, size);
    // The file may hold fewer than were asked for; then the largest size measures them all, once.
    if (rows.some(({ n }) => n === papers.length)) continue;
    const material = { papers, queries: queriesFor(values.queries, values.papers, papers) };
    for (const name of names) {
      say(`${name} over ${papers.length} papers`);
      rows.push(...SUITES[name]!(material, say));
    }
  }
  mkdirSync('out', { recursive: true });
  writeFileSync('out/bench.json', `${JSON.stringify(rows, undefined, 1)}\n`);
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : table(rows));
}

function papersFor(file: string | undefined, most: number, say: (text: string) => void): Paper[] {
  const shared = `${SHARED}/papers-${most > 10_000 ? '100k' : '10k'}.jsonl.gz`;
  const path = file ?? (existsSync(shared) ? shared : undefined);
  if (path === undefined) {
    say('No papers given and none in ../shared/bench: making some up.');
    return madeUpPapers(most, 1);
  }
  say(`Reading ${path}`);
  return readPapers(path);
}

/** The given queries that mean one of these papers; else such as the papers themselves suggest. */
function queriesFor(
  file: string | undefined,
  papersFile: string | undefined,
  papers: readonly Paper[],
): KnownItem[] {
  const shared = `${SHARED}/queries.json`;
  const path = file ?? (papersFile === undefined && existsSync(shared) ? shared : undefined);
  const ids = new Set(papers.map(({ id }) => id));
  const given = path === undefined ? [] : readKnownItems(path).filter(({ id }) => ids.has(id));
  return given.length > 0 ? given : knownItems(papers, 50, 1);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
