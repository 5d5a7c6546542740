/** From the bytes of a file to what the library takes of it: the same in the editor and on the command line. */
import { decodeText } from './decode';
import { digestOf } from './digest';
import type { Parsed } from './model';
import { paperNoteOf } from './notes/paper-note';
import { usedKeys } from './notes/used-keys';
import type { FileId } from './place';
import { readFile } from './sources';

/** Which files are looked at unless the reader says otherwise: the defaults of the settings of these names. */
export const DUMP_GLOBS: readonly string[] = [
  '**/*.{txt,text,md,markdown,bib,bibtex,ris,nbib,enw,json,yaml,yml,xml,atom,rss}',
];
export const EXCLUDED_GLOBS: readonly string[] = ['**/node_modules/**', '**/.git/**', '**/.scholium/**'];
export const NOTE_GLOBS: readonly string[] = ['**/*.{md,markdown,qmd,rmd,Rmd,tex,typ}'];
export const MAX_SIZE_MB = 10;

export interface Intake {
  readonly parsed: Parsed;
  /** Citekeys that stand in the file, when it is a note. */
  readonly citedKeys: ReadonlySet<string>;
}

/** What a file is to the library: by the reader's globs it may be a dump, a note or both. */
export interface FileRole {
  readonly dump: boolean;
  readonly note: boolean;
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Reads the bytes of a file. Never throws. */
export function takeIn(file: FileId, bytes: Uint8Array, role: FileRole): Intake {
  if (bytes.length === 0)
    return {
      parsed: notADump(file, isPlainText(file) ? 'The file is empty.' : undefined),
      citedKeys: NO_KEYS,
    };
  const decoded = decodeText(bytes);
  if ('binary' in decoded) {
    const reason =
      'The file holds binary data, not text. If it is a PDF or a saved web page, save the page as text instead.';
    const isTold = role.dump && !isAnyData(file);
    return { parsed: notADump(file, isTold ? reason : undefined), citedKeys: NO_KEYS };
  }
  const parsed = role.dump ? readFile(file, decoded.text) : notADump(file);
  const note = role.note ? paperNoteOf(file, decoded.text) : undefined;
  return {
    parsed: { ...parsed, digest: digestOf(bytes), ...(note && { note: copyOf(note) }) },
    citedKeys: role.note ? new Set(copyOf([...usedKeys(decoded.text, languageOf(file))])) : NO_KEYS,
  };
}

/**
 * Plain data in letters of its own: an engine keeps a whole text for as long as a piece that was cut from it, and of
 * thousands of notes we keep only the keys.
 */
function copyOf<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

/** A file that holds no page; `reason` only where a reader would expect one. */
export function notADump(file: FileId, reason?: string): Parsed {
  return {
    file,
    pages: [],
    records: [],
    citations: [],
    problems: [],
    ...(reason !== undefined && { notRead: reason }),
  };
}

/** Whether files of this name are mostly something else than pages, so that one without a page is not worth a word. */
function isAnyData(file: FileId): boolean {
  return /\.(?:json|ya?ml|xml)$/i.test(file);
}

/** The reason for a file above the size limit; none for data that is seldom a bibliography (a lock file). */
export function tooLarge(file: FileId, bytes: number, limitMB: number): string | undefined {
  if (isAnyData(file)) return undefined;
  return `The file has ${(bytes / 1e6).toFixed(1)} MB, more than the limit of ${limitMB} MB. Split it into one page a file, or raise scholium.files.maxSizeMB.`;
}

/** The problem of a page that is shown as it was before it could no longer be read. */
export const STALE = 'stale';

/**
 * What is to be shown after a file was read again: while it is broken mid-edit, the last good reading stays,
 * with a problem that says so.
 */
export function keepLastGood(before: Parsed | undefined, now: Parsed): Parsed {
  if (!before || before.pages.length === 0 || now.notRead === undefined || now.pages.length > 0) return now;
  const { place } = before.pages[0]!;
  const stale = {
    place: { ...place, endLine: place.line, endColumn: place.column },
    severity: 'warning' as const,
    code: STALE,
    message: `This page can no longer be read, so the library keeps what it said before. ${now.notRead}`,
  };
  const { digest: _digest, note: _note, ...shown } = before;
  const problems = [...before.problems.filter(({ code }) => code !== STALE), stale];
  // By its digest the broken text is known again, and the mended one from it.
  return {
    ...shown,
    problems,
    ...(now.digest !== undefined && { digest: now.digest }),
    ...(now.note && { note: now.note }),
  };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  tex: 'latex',
  typ: 'typst',
  qmd: 'quarto',
  rmd: 'rmd',
  md: 'markdown',
  markdown: 'markdown',
};

/** The language of a note by its file name, as the editor would call it. */
export function languageOf(file: FileId): string {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  return LANGUAGES[extension] ?? 'plaintext';
}

function isPlainText(file: FileId): boolean {
  return /\.te?xt$/i.test(file);
}
