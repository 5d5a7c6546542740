/** `scholium export`: papers of the library as a bibliography. */
import type { NewEntry } from '../core/bibliography/entry';
import { byKey, type CitedPapers } from '../core/bibliography/export/cited';
import { isListFormat } from '../core/bibliography/export/export-formats';
import { withKeysFor } from '../core/bibliography/export/export-keys';
import { htmlPage, listInHtml, listInMarkdown } from '../core/bibliography/export/export-list';
import { FORMAT_IDS, FORMATS, type FormatId } from '../core/bibliography/formats';
import { withOwnEntries } from '../core/bibliography/own-entry';
import type { Library } from '../core/library/library';
import type { Work } from '../core/model';
import { createSearcher } from '../core/search/search';
import { UsageError } from './failures';
import type { Options } from './options';
import { papersCitedIn } from './papers';
import { complain } from './print';
import { readLibrary, readText } from './reading';
import { printed } from './styles';

export async function exportCommand([folder, ...rest]: readonly string[], options: Options): Promise<string> {
  if (folder === undefined || rest.length > 0) throw new UsageError('export takes one FOLDER.');
  const format = formatOf(options);
  const library = readLibrary(folder, options);
  const found = options.query === undefined ? undefined : matches(library, options.query);
  const entries: readonly NewEntry[] =
    options.citedIn.length === 0
      ? library.works.map((work) => ({ key: work.citekey, work }))
      : cited(library, options).entries;
  const wanted = entries.filter(({ work }) => found?.has(work as Work) ?? true);
  const textOf = (file: string) => {
    const read = readText(folder, file, options.maxSizeMB);
    return 'text' in read ? read.text : undefined;
  };
  return write(format, withOwnEntries(wanted, textOf), options);
}

async function write(format: FormatId, entries: readonly NewEntry[], options: Options): Promise<string> {
  const { style, locale, charset, citedIn: notes } = options;
  if (isListFormat(format) && style !== undefined) {
    // A style that numbers works does so in the order in which the notes cite them.
    const list = await printed(entries, format, style, locale);
    return format === 'md' ? listInMarkdown(list) : htmlPage(listInHtml(list), list.language);
  }
  const named = withKeysFor(format, notes.length > 0 ? byKey(entries) : entries);
  for (const { key, writtenAs } of named.others)
    complain(`${key} is written as ${writtenAs}: ${FORMATS[format].name} does not take every sign in a key.`);
  const text = FORMATS[format].write(named.entries, { charset });
  return format === 'html' ? htmlPage(text) : text;
}

function formatOf({ format, style, locale }: Options): FormatId {
  const found = FORMAT_IDS.find((id) => id === format);
  if (!found)
    throw new UsageError(
      format === undefined
        ? `export takes --format, one of ${FORMAT_IDS.join(', ')}.`
        : `--format takes one of ${FORMAT_IDS.join(', ')}, not "${format}".`,
    );
  if (style !== undefined && !isListFormat(found))
    throw new UsageError(`--style is for --format md and html: ${found} holds the data, in no style.`);
  if (locale !== undefined && style === undefined)
    throw new UsageError('--locale is for the words that a style prints: it takes --style as well.');
  return found;
}

function matches(library: Library, query: string): ReadonlySet<Work> {
  const { hits, problems } = createSearcher(library).search(query, { limit: Math.max(1, library.size) });
  for (const { message } of problems) complain(message);
  return new Set(hits.map(({ work }) => work));
}

function cited(library: Library, options: Options): CitedPapers {
  const found = papersCitedIn(options.citedIn, library, options);
  for (const { file, key } of found.unknown) complain(`${file}: no paper has the key ${key}.`);
  return found;
}
