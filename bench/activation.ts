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
import { type Row, rowsOf } from './rows';

/** Two starts each, the first of which has nothing to start from; of more than so many papers once. */
const TRIES = 2;
const MANY = 20_000;
const BUNDLE = 'out/bench-host/scholium/dist/extension.js';

export function activationSuite({ papers }: Material, say: (text: string) => void): Row[] {
  say('  writing the files');
  return inFolder(papers, ({ path, pages }) => {
    const starts = Array.from({ length: papers.length > MANY ? 1 : TRIES }, (_, i) => {
      say(`  the extension host, try ${i + 1}`);
      return inHost(path).map(({ whole }) => whole!) as [cold: WholeReading, warm: WholeReading];
    });
    say('  a folder without dumps');
    const asleep = inEmptyFolder();
    const best = (choose: (start: (typeof starts)[number]) => number | undefined) =>
      Math.min(...starts.map(choose).map((value) => value ?? Number.POSITIVE_INFINITY));
    const row = rowsOf('activation', pages);
    const bare = {
      name: 'the same files, read by workspace.fs',
      value: best(([a, b]) => Math.min(a.bare, b.bare)),
    };
    const idle = {
      name: 'an extension that does nothing',
      value: best(([a, b]) => Math.min(a.idle, b.idle)),
    };
    const [{ works, citations }] = starts[0]!;
    say(`  ${works} papers, ${citations} citations`);
    return [
      row(
        'activation',
        best(([cold]) => cold.timings.activation),
        'ms',
        idle,
      ),
      row(
        'activation, with loading',
        best(([a, b]) => Math.min(...known(a.loading, b.loading))),
        'ms',
        idle,
      ),
      row('activation without dumps', asleep.isAwake ? 1 : 0, 'extensions awake'),
      row('bundle', statSync(BUNDLE).size / 1000, 'kB'),
      row(
        'cold index',
        best(([cold]) => cold.timings.firstReading),
        'ms',
        bare,
      ),
      row(
        'cold index, processor',
        best(([cold]) => cold.work),
        'ms',
        {
          name: 'the same files, read by workspace.fs',
          value: best(([a, b]) => Math.min(a.bareWork, b.bareWork)),
        },
      ),
      row(
        'warm start',
        best(([, warm]) => warm.timings.firstLibrary ?? warm.timings.firstReading),
        'ms',
        bare,
      ),
      row(
        'warm start, verified',
        best(([, warm]) => warm.timings.firstReading),
        'ms',
        bare,
      ),
      row('kept for the next start', best(([cold]) => cold.kept) / pages, 'bytes/paper'),
      block('longest block', ([cold]) => cold),
      block('longest block, warm', ([, warm]) => warm),
    ];

    function block(what: string, of: (start: (typeof starts)[number]) => WholeReading): Row {
      return row(
        what,
        best((start) => of(start).blockWhileReading),
        'ms',
        {
          name: 'while the same files are read',
          value: best((start) => of(start).blockWhileBare),
        },
      );
    }
  });
}

function known(...values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
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
