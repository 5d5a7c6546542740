/** The bibliography of notes that name none: a file of a name that the reader sets, beside the note or above it. */
import type { FileId } from '../place';

/**
 * The file that a name written in `from` leads to, by the folder of `from`; undefined where nobody may look. With
 * `inWorkspace` nobody may look outside the workspace folder that `from` is in: nobody wrote that name there.
 */
export type ResolveName = (name: string, from: FileId, reach?: 'inWorkspace') => FileId | undefined;

/** What the bibliography of a note is called where nothing names one; undefined or empty for none. */
export type DefaultName = (note: FileId) => string | undefined;

/** What it is called where the reader says nothing else: the default of the setting. */
export const DEFAULT_BIBLIOGRAPHY = 'references.bib';

/** Folders above a note that are looked into. */
export const MOST_FOLDERS = 12;

/** Candidates, the one beside the note first, up to and with the nearest that is there. */
export function defaultsAbove(
  name: string,
  note: FileId,
  resolve: ResolveName,
  isThere: (file: FileId) => boolean,
): readonly FileId[] {
  const wanted = name.trim();
  if (wanted === '') return [];
  if (/^(?:[/~]|[a-z]:[\\/])/i.test(wanted)) {
    const only = resolve(wanted, note);
    return only === undefined ? [] : [only];
  }
  const candidates: FileId[] = [];
  for (let up = '', n = 0; n < MOST_FOLDERS; up += '../', n++) {
    const candidate = resolve(up + wanted, note, 'inWorkspace');
    // Above the root of a file system is the root again.
    if (candidate === undefined || candidate === candidates.at(-1)) break;
    candidates.push(candidate);
    if (isThere(candidate)) break;
  }
  return candidates;
}
