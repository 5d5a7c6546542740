/**
 * The activation suite: Scholium as it is packaged, in the extension host of a real VS Code, on a folder of dumps;
 * beside reading the same files in the same host, and beside an extension that does nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFolder } from './folder';
import type { Measures, WholeReading } from './host/measures';
import type { Material } from './papers';
import { type Rival, type Row, rowsOf } from './rows';

/** Two starts each, the first of which has nothing to start from; of more than so many papers once. */
const TRIES = 2;
const MANY = 20_000;
const BUNDLE = 'out/bench-host/scholium/dist/extension.js';

export function activationSuite({ papers }: Material, say: (text: string) => void): Row[] {
  say('  writing the files');
  return inFolder(papers, ({ path, pages }) => {
    const starts = Array.from({ length: papers.length > MANY ? 1 : TRIES }, (_, i) => {
      say(`  the extension host, try ${i + 1}`);
      return inHost(path).map(({ whole }) => whole!);
    });
    say('  a folder without dumps');
    const { isAwake } = inEmptyFolder();
    const [{ works, citations }] = starts[0] as [WholeReading];
    say(`  ${works} papers, ${citations} citations`);
    for (const [i, name] of ['cold', 'warm'].entries()) say(`  ${name}: ${phases(starts[0]![i]!)}`);
    return [
      ...rowsOfStarts(starts as [WholeReading, WholeReading][], pages),
      rowsOf('activation', pages)('activation without dumps', isAwake ? 1 : 0, 'extensions awake'),
    ];
  });
}

/** Where the time goes, for who looks for it: all in milliseconds since the activation. */
function phases({ timings, blocksWhileReading }: WholeReading): string {
  const named = Object.entries(timings).map(([name, took]) => `${name} ${Math.round(took)}`);
  const blocks = blocksWhileReading.map(({ at, took }) => `${Math.round(took)} at ${Math.round(at)}`);
  return `${named.join(', ')}; longest blocks ${blocks.join(', ')}`;
}

/** Of each row the least of all tries: of the first starts, of the second, or of any. */
function rowsOfStarts(starts: readonly [cold: WholeReading, warm: WholeReading][], pages: number): Row[] {
  type Of = (start: WholeReading) => number;
  const cold = (of: Of) => Math.min(...starts.map(([first]) => of(first)));
  const warm = (of: Of) => Math.min(...starts.map(([, second]) => of(second)));
  const any = (of: Of) => Math.min(cold(of), warm(of));
  const row = rowsOf('activation', pages);
  const ms = (what: string, value: number, rival: Rival) => row(what, value, 'ms', rival);
  const name = 'the same files, read by workspace.fs';
  const bare = { name, value: any((start) => start.bare) };
  const bareWork = { name, value: any((start) => start.bareWork) };
  const idle = { name: 'an extension that does nothing', value: any((start) => start.idle) };
  const still = {
    name: 'while the same files are read',
    value: any((start) => start.blocksWhileBare[0]!.took),
  };
  const kept = cold((start) => start.kept) / pages;
  return [
    ms(
      'activation',
      any(({ timings }) => timings.activation),
      idle,
    ),
    ms(
      'activation, with loading',
      any(({ loading }) => loading),
      idle,
    ),
    row('bundle', statSync(BUNDLE).size / 1000, 'kB'),
    ms(
      'cold index',
      cold(({ timings }) => timings.searchReady),
      bare,
    ),
    ms(
      'cold index, library',
      cold(({ timings }) => timings.firstReading),
      bare,
    ),
    ms(
      'cold index, processor',
      cold(({ work }) => work),
      bareWork,
    ),
    ms(
      'warm start',
      warm(({ timings }) => timings.recalled),
      bare,
    ),
    ms(
      'warm start, verified',
      warm(({ timings }) => timings.firstReading),
      bare,
    ),
    ms(
      'warm start, searchable',
      warm(({ timings }) => timings.searchReady),
      bare,
    ),
    row('kept for the next start', kept, 'bytes/paper'),
    ms(
      'longest block',
      cold((start) => start.blocksWhileReading[0]!.took),
      still,
    ),
    ms(
      'longest block, loading',
      any((start) => start.blocksWhileLoading[0]!.took),
      still,
    ),
    ms(
      'longest block, warm',
      warm((start) => start.blocksWhileReading[0]!.took),
      still,
    ),
  ];
}

function inEmptyFolder(): Measures {
  const folder = mkdtempSync(join(tmpdir(), 'scholium-bench-'));
  try {
    writeFileSync(join(folder, 'main.py'), 'print("no papers here")\n');
    return inHost(folder, '--asleep')[0]!;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is measured of the folder: at the first start, and at the second. */
function inHost(folder: string, ...options: readonly string[]): Measures[] {
  const home = mkdtempSync(join(tmpdir(), 'scholium-bench-'));
  const out = join(home, 'measures.json');
  try {
    const { status } = spawnSync(process.execPath, ['scripts/bench-host.mjs', folder, out, ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error('Nothing could be measured in the extension host.');
    return JSON.parse(readFileSync(out, 'utf8')) as Measures[];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
