/** The bibliographies that notes use, and those below a folder, read from disk. */
import { statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { Bibliographies, type NoteText } from '../core/checks/bibliographies';
import { DEFAULT_BIBLIOGRAPHY } from '../core/checks/default-bibliography';
import type { NotRead } from '../core/model';
import type { Options } from './options';
import { readText } from './reading';

interface ReadBibliographies {
  readonly bibliographies: Bibliographies;
  /** Of those that notes use, and of the `others`: what each holds. */
  readonly texts: ReadonlyMap<string, string>;
  /** They are there, but too large, say. What the notes cite from them cannot be told. */
  readonly notRead: readonly NotRead[];
}

/**
 * What the notes and the projects around them name, below the folder or not, and `others` that somebody wants to know
 * of; all are named relative to the folder.
 */
export function readBibliographies(
  folder: string,
  notes: readonly NoteText[],
  { maxSizeMB }: Options,
  others: readonly string[] = [],
): ReadBibliographies {
  const unreadable = new Map<string, string>();
  const bibliographies = new Bibliographies(
    (name, from, reach) => {
      const path = (isAbsolute(name) ? name : normalize(join(from, '..', name))).replaceAll('\\', '/');
      return (reach === 'inWorkspace' && path.startsWith('../')) || unreadable.has(path) ? undefined : path;
    },
    () => DEFAULT_BIBLIOGRAPHY,
  );
  const read = (file: string): string | undefined => {
    const found = readText(folder, file, maxSizeMB);
    if ('text' in found) return found.text;
    const path = isAbsolute(file) ? file : join(folder, file);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) unreadable.set(file, found.reason);
    return undefined;
  };
  for (const note of notes)
    for (let wanted = bibliographies.unread(note); wanted.length > 0; wanted = bibliographies.unread(note))
      for (const file of wanted) bibliographies.set(file, read(file));
  const used = notes.flatMap((note) => bibliographies.of(note).files.map(({ file }) => file));
  const texts = new Map<string, string>();
  for (const file of new Set([...used, ...others])) {
    const text = bibliographies.textOf(file) ?? (unreadable.has(file) ? undefined : read(file));
    if (text !== undefined) texts.set(file, text);
  }
  return { bibliographies, texts, notRead: Array.from(unreadable, ([file, reason]) => ({ file, reason })) };
}
