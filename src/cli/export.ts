/** `scholium export`: papers of the library as a bibliography. */
import { join, normalize } from 'node:path';
import type { NewEntry } from '../core/bibliography/entry';
import { FORMAT_IDS, FORMATS, type FormatId } from '../core/bibliography/formats';
import { languageOf } from '../core/intake';
import type { Library } from '../core/library/library';
import type { Work } from '../core/model';
import { findCitations } from '../core/notes/citations';
import { createSearcher } from '../core/search/search';
import { literatureNoteOf } from '../core/views/literature-note';
import { UsageError } from './failures';
import type { Options } from './options';
import { complain } from './print';
import { nameOf, readLibrary, readNotes, warnOf } from './reading';

export function exportCommand([folder, ...rest]: readonly string[], options: Options): string {
  if (folder === undefined || rest.length > 0) throw new UsageError('export takes one FOLDER.');
  const format = formatOf(options);
  const library = readLibrary(folder, options);
  const found = options.query === undefined ? undefined : matches(library, options.query);
  const entries: readonly NewEntry[] =
    options.citedIn.length === 0
      ? library.works.map((work) => ({ key: work.citekey, work }))
      : citedIn(library, options);
  const wanted = entries.filter(({ work }) => found?.has(work as Work) ?? true);
  return FORMATS[format].write(wanted, { charset: options.charset });
}

function formatOf({ format }: Options): FormatId {
  const found = FORMAT_IDS.find((id) => id === format);
  if (found) return found;
  throw new UsageError(
    format === undefined
      ? `export takes --format, one of ${FORMAT_IDS.join(', ')}.`
      : `--format takes one of ${FORMAT_IDS.join(', ')}, not "${format}".`,
  );
}

function matches(library: Library, query: string): ReadonlySet<Work> {
  const { hits, problems } = createSearcher(library).search(query, { limit: Math.max(1, library.size) });
  for (const { message } of problems) complain(message);
  return new Set(hits.map(({ work }) => work));
}

/**
 * The papers that the notes cite, each under every key by which they cite it: one that it had before the reader chose
 * another must have its entry, too. `@*` in a `nocite` stands for all. In a folder of notes, one on a paper does not
 * cite that paper by naming it.
 */
function citedIn(library: Library, options: Options): NewEntry[] {
  const entries = new Map<string, Work>();
  for (const path of options.citedIn) {
    const { folder, notes, notRead } = readNotes(path, options);
    // A note that is named itself is to be rendered: it needs the entry of its own paper, too.
    const isNamed = notes.length === 1 && join(folder, notes[0]!.file) === normalize(path);
    warnOf(folder, notRead);
    for (const { file, text } of notes) {
      const clusters = findCitations(text, languageOf(file)).filter(({ isLabel }) => !isLabel);
      const own = isNamed ? undefined : literatureNoteOf(library, file, text);
      for (const { key, certain } of clusters.flatMap(({ items }) => items)) {
        const work = library.byCitekey(key);
        if (work && work === own) continue;
        if (work) entries.set(key, work);
        else if (key === '*') for (const each of library.works) entries.set(each.citekey, each);
        // A bare `@name` may be anybody.
        else if (certain) complain(`${nameOf(folder, file)}: no paper has the key ${key}.`);
      }
    }
  }
  return Array.from(entries, ([key, work]) => ({ key, work })).sort((a, b) => (a.key < b.key ? -1 : 1));
}
