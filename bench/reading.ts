/**
 * The index suite: from files on disk to a library that can be searched, beside merely reading the same files; and
 * what a save costs, beside making all of it again. In plain Node; the activation suite has the editor's own host.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Intake, takeIn } from '../src/core/intake';
import { buildLibrary } from '../src/core/library/build';
import type { Parsed } from '../src/core/model';
import { createSearcher } from '../src/core/search/search';
import { checkReadBack, type Folder, inFolder, takeInFile } from './folder';
import type { Material } from './papers';
import { quantile, type Row, rowsOf } from './rows';
import { Shown } from './shown';
import { least, stepTimes, time } from './timing';

const TRIES = 3;
/** More files than these are read once. */
const MANY = 20_000;
/** Pages, spread over the folder, that are saved again. */
const SAVES = 40;

export function readingSuite({ papers }: Material, say: (text: string) => void): Row[] {
  say('  writing the files');
  return inFolder(papers, (folder) => {
    const { names, pages, bytes } = folder;
    say(`  ${names.length.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(0)} MB`);
    const row = rowsOf('index', pages);
    const bare = { name: 'the same files, only read', value: readAll(folder) };

    const intakes = new Map<string, Intake>();
    const read = least(names.length > MANY ? 1 : TRIES, () => {
      for (const name of names) intakes.set(name, takeInFile(folder, name));
    });
    checkReadBack(papers, (name) => intakes.get(name)!, say);
    const parsed = [...intakes.values()].map((intake) => intake.parsed);
    const merge = least(TRIES, () => buildLibrary(parsed));
    const library = buildLibrary(parsed);
    const accounts = parsed.reduce((sum, { records }) => sum + records.length, 0);
    say(`  ${library.works.length} works of ${accounts} accounts, ${library.citations.length} citations`);
    const searchable = stepTimes(createSearcher(library).prepare());
    const indexing = searchable.times.reduce((sum, took) => sum + took, 0);

    return [
      row('cold index', read + merge + indexing, 'ms', bare),
      row('cold index, reading', read, 'ms', bare),
      row('cold index, search', indexing, 'ms', bare),
      row('merge', merge, 'ms', bare),
      row('merge, an account', (1000 * merge) / accounts, 'µs'),
      ...changeRows(),
    ];

    /** A page saved again with a few words more: from its bytes until library, tree and search say so. */
    function changeRows(): Row[] {
      const shown = new Shown(library);
      const rival = { name: 'all of it from scratch', value: merge + shown.made };
      const saves = Array.from({ length: SAVES }, (_, i) => {
        const name = names[Math.floor((i * pages) / SAVES)]!;
        const bytes = Buffer.concat([readFileSync(join(folder.path, name)), Buffer.from(' And more.')]);
        let saved!: Parsed;
        const reading = time(() => {
          saved = takeIn(name, bytes, { dump: true, note: false }).parsed;
        });
        return { reading, ...shown.save(saved) };
      });
      const all = saves.map(({ reading, applied, updated }) => reading + applied + updated);
      const of = (part: 'reading' | 'applied' | 'updated') =>
        quantile(
          saves.map((save) => save[part]),
          0.5,
        );
      return [
        row('change', quantile(all, 0.5), 'ms', rival),
        row('change, p90', quantile(all, 0.9), 'ms', rival),
        row('change, reading', of('reading'), 'ms'),
        row('change, library and tree', of('applied'), 'ms'),
        row('change, search', of('updated'), 'ms'),
      ];
    }
  });
}

/** Milliseconds; what was just written is in the page cache. */
function readAll({ path, names }: Folder): number {
  return least(TRIES, () => {
    for (const name of names) readFileSync(join(path, name));
  });
}
