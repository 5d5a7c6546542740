/** Files below a folder, and the library they make: as the editor would read them. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { decodeText } from '../core/decode';
import { NOTE_GLOBS, notADump, takeIn, tooLarge } from '../core/intake';
import { emptyLines, type LineFile, type LineKind, readLines } from '../core/jsonl';
import { buildLibrary } from '../core/library/build';
import { DECISIONS } from '../core/library/decisions';
import { HISTORY } from '../core/library/history';
import type { Library } from '../core/library/library';
import { MARKS } from '../core/library/marks';
import { PINS } from '../core/library/pins';
import { LITERATURE_NOTES } from '../core/literature/wrote';
import { accountsOf, LOOKUPS } from '../core/lookup/accepted';
import type { NotRead, Parsed } from '../core/model';
import { placeInLine } from '../core/place';
import { InputError, messageOf } from './failures';
import type { Options } from './options';
import { complain } from './print';

/** Reads every page below the folder, as the editor would; names in the result are relative to it. */
export function readLibrary(folder: string, options: Options): Library {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${folder} is not a folder that can be read.`);
  }
  const isDump = picomatch([...options.include], { nocase: true });
  const isNote = picomatch([...NOTE_GLOBS], { nocase: true });
  const isExcluded = picomatch([...options.exclude], { dot: true });
  const files: Parsed[] = [];
  for (const file of filesBelow(folder, folder, isExcluded, files)) {
    const role = { dump: isDump(file), note: isNote(file) };
    if (role.dump || role.note) files.push(readOne(folder, file, role, options.maxSizeMB));
  }
  const pins = readKept(folder, PINS);
  const decisions = readKept(folder, DECISIONS);
  const history = readKept(folder, HISTORY);
  const lookups = readKept(folder, LOOKUPS);
  const marks = readKept(folder, MARKS);
  const written = readKept(folder, LITERATURE_NOTES);
  const looked = accountsOf('.scholium/lookups.jsonl', lookups);
  return buildLibrary([...files, looked.parsed], {
    pins: pins.entries,
    decisions: [...decisions.entries, ...looked.decisions],
    history: history.entries,
    marks: marks.entries,
    problems: [pins, decisions, history, lookups, marks, written].flatMap(({ problems }) => problems),
  });
}

/** What the reader decided; a file that cannot be read is a problem, not the end. */
export function readKept<T extends object>(folder: string, kind: LineKind<T>): LineFile<T> {
  const name = `.scholium/${kind.name}.jsonl`;
  const path = join(folder, name);
  try {
    return statSync(path, { throwIfNoEntry: false })
      ? readLines(kind, name, readFileSync(path, 'utf8'))
      : emptyLines();
  } catch (error) {
    const message = `The file cannot be read: ${messageOf(error)}`;
    const place = placeInLine(name, 0, 0, 0);
    return {
      ...emptyLines<T>(),
      problems: [{ place, severity: 'error', code: `${kind.name}-file`, message }],
    };
  }
}

/** A note, its text decoded. */
interface NoteFile {
  readonly file: string;
  readonly text: string;
}

/** The notes that `path` is, or that are below it; names in the result are relative to the folder. */
export function readNotes(
  path: string,
  options: Options,
): { folder: string; notes: NoteFile[]; notRead: NotRead[] } {
  const target = statSync(path, { throwIfNoEntry: false });
  const notes: NoteFile[] = [];
  const notRead: NotRead[] = [];
  const take = (folder: string, file: string): void => {
    const read = readText(folder, file, options.maxSizeMB);
    if ('text' in read) notes.push({ file, text: read.text });
    else notRead.push({ file, reason: read.reason });
  };
  if (target?.isFile()) {
    take(dirname(path), basename(path));
    return { folder: dirname(path), notes, notRead };
  }
  if (!target?.isDirectory()) throw new InputError(`${path} is no file and no folder that can be read.`);
  const isNote = picomatch([...options.notes], { nocase: true });
  const isExcluded = picomatch([...options.exclude], { dot: true });
  const leftOut: Parsed[] = [];
  for (const file of filesBelow(path, path, isExcluded, leftOut)) if (isNote(file)) take(path, file);
  for (const { file, notRead: reason } of leftOut)
    if (reason !== undefined && isNote(file)) notRead.push({ file, reason });
  return { folder: path, notes, notRead };
}

/** The BibTeX files that `path` is, or that are below it; named relative to the folder. */
export function bibtexFilesIn(path: string, options: Options): string[] {
  const isBibtex = (file: string) => /\.bib(?:tex)?$/i.test(file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return [basename(path)].filter(isBibtex);
  return fileNamesBelow(path, options).filter(isBibtex);
}

/** All files below the folder that are not excluded, named relative to it. */
export function fileNamesBelow(folder: string, { exclude }: Options): string[] {
  return [...filesBelow(folder, folder, picomatch([...exclude], { dot: true }), [])];
}

/** The name by which the call would name a file of the folder. */
export function nameOf(folder: string, file: string): string {
  return (isAbsolute(file) ? file : join(folder, file)).split(sep).join('/');
}

/** Says on the standard error what could not be read. */
export function warnOf(folder: string, notRead: readonly NotRead[]): void {
  for (const { file, reason } of notRead) complain(`${nameOf(folder, file)}:1: ${reason}`);
}

/** The text of a file, or why there is none. */
export function readText(
  folder: string,
  file: string,
  maxSizeMB: number,
): { text: string } | { reason: string } {
  const path = isAbsolute(file) ? file : join(folder, file);
  try {
    const { size } = statSync(path);
    if (size > maxSizeMB * 1e6)
      return { reason: `The file has ${(size / 1e6).toFixed(1)} MB, more than --max-size-mb ${maxSizeMB}.` };
    const decoded = decodeText(readFileSync(path));
    return 'binary' in decoded ? { reason: 'The file holds binary data, not text.' } : decoded;
  } catch (error) {
    return { reason: `The file cannot be read: ${messageOf(error)}` };
  }
}

function readOne(
  folder: string,
  file: string,
  role: { dump: boolean; note: boolean },
  maxSizeMB: number,
): Parsed {
  try {
    const { size } = statSync(join(folder, file));
    if (size > maxSizeMB * 1e6) return notADump(file, tooLarge(file, size, maxSizeMB));
    return takeIn(file, readFileSync(join(folder, file)), role).parsed;
  } catch (error) {
    return notADump(file, `The file cannot be read: ${messageOf(error)}`);
  }
}

/** Files below `folder`, relative to `root` with `/`; links to folders are not followed, as they may lead in a circle. */
function* filesBelow(
  root: string,
  folder: string,
  isExcluded: (path: string) => boolean,
  leftOut: Parsed[],
): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (folder === root) throw new InputError(messageOf(error));
    leftOut.push(notADump(relative(root, folder), `The folder cannot be read: ${messageOf(error)}`));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join('/');
    if (isExcluded(name) || isExcluded(`${name}/x`)) continue;
    if (entry.isDirectory()) yield* filesBelow(root, path, isExcluded, leftOut);
    else if (entry.isFile()) yield name;
    else if (entry.isSymbolicLink()) {
      const target = statSync(path, { throwIfNoEntry: false });
      if (target?.isFile()) yield name;
      else if (!target) leftOut.push(notADump(name, 'A link that leads nowhere or in a circle.'));
      else
        leftOut.push(
          notADump(name, 'A link to a folder: links are not followed, since they can lead in a circle.'),
        );
    }
  }
}
