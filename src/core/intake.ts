/** From the bytes of a file to what the library takes of it: the same in the editor and on the command line. */
import { createScanner, type SyntaxKind } from 'jsonc-parser';
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
 * What is to be shown after a file was read again: while it is broken mid-edit, or half written by the program that
 * exports it, the last good reading stays, with a problem that says so. `bytes` are what it was read from now.
 */
export function keepLastGood(before: Parsed | undefined, now: Parsed, bytes?: Uint8Array): Parsed {
  if (!before || before.pages.length === 0) return now;
  const why = whyBroken(before, now, bytes);
  if (why === undefined) return now;
  const { place } = before.pages[0]!;
  const stale = {
    place: { ...place, endLine: place.line, endColumn: place.column },
    severity: 'warning' as const,
    code: STALE,
    message: why,
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

/** What the problem of a file says that is shown as it was before; undefined where it is shown as it is. */
function whyBroken(before: Parsed, now: Parsed, bytes: Uint8Array | undefined): string | undefined {
  if (now.pages.length === 0 && now.notRead !== undefined)
    return `This page can no longer be read, so the library keeps what it said before. ${now.notRead}`;
  // One that was never whole is read as far as it goes.
  if (before.problems.some(({ code }) => CUT.has(code))) return undefined;
  const isCut =
    now.problems.some(({ code }) => CUT.has(code)) ||
    // Whoever writes an entry at the end loses that one; where a file was cut, all behind it are gone.
    (now.records.length < before.records.length - 1 && now.problems.at(-1)?.code === 'bibtex-entry-open') ||
    (bytes !== undefined && /\.json$/i.test(now.file) && isCutJson(bytes));
  return isCut
    ? 'This file breaks off before its end, so the library keeps what it said before. Export it again, or mend its end.'
    : undefined;
}

/** The problems of bibliographies whose end is missing. */
const CUT: ReadonlySet<string> = new Set([
  'csl-json-cut',
  'better-bibtex-cut',
  'endnote-xml-cut',
  'medline-cut',
]);

// The parser's enumeration is known to the compiler alone.
const END: SyntaxKind.EOF = 17;
const OPENS: [SyntaxKind.OpenBraceToken, SyntaxKind.OpenBracketToken] = [1, 3];
const CLOSES: [SyntaxKind.CloseBraceToken, SyntaxKind.CloseBracketToken] = [2, 4];
const DEEPER: ReadonlyMap<SyntaxKind, number> = new Map<SyntaxKind, number>([
  ...OPENS.map((token) => [token, 1] as const),
  ...CLOSES.map((token) => [token, -1] as const),
]);

/** Whether a bracket of the JSON is left open, or there is nothing in it. */
function isCutJson(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes);
  if ('binary' in decoded) return false;
  const scanner = createScanner(decoded.text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) depth += DEEPER.get(token) ?? 0;
  return depth > 0 || decoded.text.trim() === '';
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
