/** Which of a note's bibliographies takes a new entry. */
import type { FileId } from '../../place';
import { takesEntries } from './add-entries';

/** Whether a bibliography may be made where there is none. */
export type Adds = 'always' | 'existing';

/** What is known of the bibliographies of a note. */
export interface NoteFiles {
  /** Those that the note or its project names and that are there, in the order they are named. */
  readonly files: readonly { readonly file: FileId; readonly keys: Pick<ReadonlySet<string>, 'has'> }[];
  /** Those that are named and not there. */
  readonly missing: readonly FileId[];
  /** All names as they are written: also those that lead nowhere, or where nobody may look. */
  readonly names: readonly string[];
  /** Where the default bibliography is, or is to be; undefined where there is to be none. */
  readonly byDefault: { readonly file: FileId; readonly isThere: boolean } | undefined;
  /** The keys that the note cites. */
  readonly cited: Iterable<string>;
}

export type Target = EntryTarget | { readonly refusal: string };

export interface EntryTarget {
  readonly file: FileId;
  readonly isThere: boolean;
  /** Nothing names it: the note's reference list is made from it only where someone says so. */
  readonly byDefault: boolean;
}

/**
 * Of the files that are named and take entries, the one that has most of the keys the note cites, the first among
 * equals; then one that is named and not there; where nothing is named, the default one. A name that leads nowhere is
 * the writer's word all the same: the default file would be one that the reference list is not made from.
 *
 * Undefined where a file would have to be made and none may be.
 */
export function targetOf(note: NoteFiles, adds: Adds): Target | undefined {
  const { missing, names, byDefault } = note;
  const best = fullest(note);
  if (best !== undefined) return { file: best, isThere: true, byDefault: false };
  const absent = missing.find(takesEntries);
  if (absent !== undefined)
    return adds === 'always' ? { file: absent, isThere: false, byDefault: false } : undefined;
  if (names.length > 0) return { refusal: whyUnusable(names.find(takesEntries) ?? names[0]!) };
  if (!byDefault) return undefined;
  if (!takesEntries(byDefault.file))
    return { refusal: whyUnusable(byDefault.file.slice(byDefault.file.lastIndexOf('/') + 1)) };
  return byDefault.isThere || adds === 'always' ? { ...byDefault, byDefault: true } : undefined;
}

function fullest({ files, cited }: NoteFiles): FileId | undefined {
  const able = files.filter(({ file }) => takesEntries(file));
  if (able.length < 2) return able[0]?.file;
  const keys = new Set(cited);
  const counted = able.map(({ file, keys: own }) => ({
    file,
    count: [...keys].filter((key) => own.has(key)).length,
  }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).file;
}

/** Why nothing can be written into a bibliography of that name. */
export function whyUnusable(name: string): string {
  return takesEntries(name)
    ? `The bibliography ${name} cannot be read, or is larger than the setting scholium.files.maxSizeMB allows, so nothing was added to it.`
    : `Entries can be written into .bib, .json, .yaml and .ris files, not into ${name}.`;
}
