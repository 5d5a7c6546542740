/**
 * The index suite: from files on disk to the library, beside merely reading the same files; and what a save
 * costs, beside making all of it again.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeIn } from '../src/core/intake';
import { buildLibrary } from '../src/core/library/build';
import type { Parsed } from '../src/core/model';
import { dumpOf } from './dumps';
import type { Material } from './papers';
import type { Row } from './rows';

const DUMP = { dump: true, note: false };

export function readingSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'scholium-bench-'));
  try {
    const dumps = papers.map(dumpOf);
    for (const { name, text } of dumps) writeFileSync(join(folder, name.replaceAll('/', '-')), text);
    const files = dumps.map(({ name }) => name.replaceAll('/', '-'));
    const n = files.length;
    const row = (what: string, value: number, rival: string, rivalValue: number): Row => ({
      suite: 'index',
      what,
      n,
      value,
      unit: 'ms',
      rival,
      rivalValue,
      ratio: value / rivalValue,
    });

    say('  reading the files, and nothing more');
    const bare = time(() => {
      for (const file of files) readFileSync(join(folder, file));
    });
    say('  reading them as dumps');
    let parsed: Parsed[] = [];
    const read = time(() => {
      parsed = files.map((file) => takeIn(file, readFileSync(join(folder, file)), DUMP).parsed);
    });
    const unread = parsed.filter(({ records }) => records.length === 0).length;
    say(`  ${n - unread} of ${n} files read as papers`);
    const merge = time(() => buildLibrary(parsed));
    const at = Math.floor(n / 2);
    const saved = takeIn(files[at]!, Buffer.from(`${dumps[at]!.text} And more.`), DUMP).parsed;
    const change = time(() => buildLibrary(parsed.with(at, saved)));
    return [
      row('cold index', read + merge, 'the same files, only read', bare),
      row('merge', merge, 'the same files, only read', bare),
      row('change', change, 'cold merge', merge),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds. */
function time(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}
