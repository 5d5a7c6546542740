/** Whether a page was saved before. */
import type { Library, LibraryPage } from '../library/library';
import type { PaperRecord, Parsed, Work } from '../model';
import type { FileId } from '../place';
import { splitLines } from '../sources';
import { headerAbove } from '../sources/text/header';
import { Lines } from '../sources/text/lines';
import { addressKey } from './addresses';
import { isSameDump } from './dump';

/** A file that holds the page already. */
export interface Known {
  readonly file: FileId;
  /** It says the same, whenever it was saved. */
  readonly same: boolean;
  /** It holds nothing else, so that the new page may take its place. */
  readonly replaceable: boolean;
}

/**
 * The files of the library that hold a page of `parsed`: one of the same address, or one of the same kind about
 * the same paper. Their texts decide further, see `whatIsKnown`.
 */
export function filesKnown(library: Library, parsed: Parsed): readonly FileId[] {
  const addresses = new Set(parsed.pages.flatMap(({ url }) => (url === undefined ? [] : [addressKey(url)])));
  const files = new Set<FileId>();
  for (const { url, place } of library.pages)
    if (url !== undefined && addresses.has(addressKey(url))) files.add(place.file);
  for (const page of parsed.pages) {
    const about = page.about === undefined ? undefined : parsed.records[page.about];
    const works = new Set(about ? worksOf(library, about) : []);
    for (const other of library.pages) {
      if (other.work && works.has(other.work) && other.source === page.source && mayBeSame(page, other))
        files.add(other.place.file);
    }
  }
  for (const file of filesOfList(library, parsed)) files.add(file);
  files.delete(parsed.file);
  return [...files];
}

/** The best of the files, each with its text: one that says the same, else the first. */
export function whatIsKnown(
  library: Library,
  parsed: Parsed,
  text: string,
  files: readonly { readonly file: FileId; readonly text: string }[],
): Known | undefined {
  const best = files.find((one) => isSameDump(one.text, text)) ?? files[0];
  if (!best) return undefined;
  const pages = library.pages.filter(({ place }) => place.file === best.file);
  return {
    file: best.file,
    same: isSameDump(best.text, text),
    replaceable:
      /\.(?:txt|text|md|markdown)$/i.test(best.file) &&
      pages.length <= Math.max(1, parsed.pages.length) &&
      holdsAll(library, parsed, best.file) &&
      !hasNotes(best.file, best.text, text, pages),
  };
}

/** Two views of one list of citers, filtered in different ways, are two pages. */
function mayBeSame(page: Parsed['pages'][number], other: LibraryPage): boolean {
  const filtered = page.citedBy?.filtered ?? false;
  if (filtered !== (other.citedBy?.filtered ?? false)) return false;
  return !filtered || page.url === undefined || other.url === undefined;
}

function worksOf(library: Library, record: PaperRecord): readonly Work[] {
  const named = record.identifiers.map((id) => library.byIdentifier(id)).find((work) => work !== undefined);
  if (named) return [named];
  return record.titlePending ? [] : library.byTitle(record.title.text);
}

/** A list is known where a file of its kind has nearly all that it lists. */
function filesOfList(library: Library, { pages, records }: Parsed): FileId[] {
  const listed = records.filter(({ part }) => part === 'entry');
  if (listed.length === 0 || pages.some(({ about }) => about !== undefined)) return [];
  const counts = new Map<FileId, number>();
  for (const record of listed) {
    const files = worksOf(library, record)
      .flatMap((work) => work.records)
      .filter(({ part, source }) => part === 'entry' && source === record.source)
      .map(({ place }) => place.file);
    for (const file of new Set(files)) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= listed.length * 0.8).map(([file]) => file);
}

/** Whether every paper that the file tells of as its own is told of by the new page: else one would be lost. */
function holdsAll(library: Library, { records }: Parsed, file: FileId): boolean {
  const told = new Set(records.flatMap((record) => worksOf(library, record)));
  return library
    .inFile(file)
    .filter((work) => work.records.some(({ place, part }) => place.file === file && OWN.has(part)))
    .every((work) => work.titlePending || told.has(work));
}

const OWN: ReadonlySet<PaperRecord['part']> = new Set(['page', 'entry', 'cited']);

/** Words of the reader's beside the pages would be lost with them: any that the new page does not have too. */
function hasNotes(file: FileId, old: string, now: string, pages: readonly LibraryPage[]): boolean {
  if (pages.length === 0) return false;
  const lines = new Lines(file, splitLines(old));
  const start = Math.min(...pages.map(({ place }) => place.line));
  const end = Math.max(...pages.map(({ place }) => place.endLine));
  const stays = new Set(splitLines(now).map((line) => line.trim()));
  const beside = [...lines.texts.slice(0, headerAbove(lines, start).from), ...lines.texts.slice(end + 1)];
  return beside.some((line) => !stays.has(line.trim()) && line.trim() !== '');
}
