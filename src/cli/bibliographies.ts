/** The bibliographies that notes use, read from disk. */
import { isAbsolute, join, normalize } from 'node:path';
import { Bibliographies, type NoteText } from '../core/checks/bibliographies';
import { DEFAULT_BIBLIOGRAPHY } from '../core/checks/default-bibliography';
import type { Options } from './options';
import { readText } from './reading';

/** What the notes and the projects around them name, below the folder or not; `notes` are named relative to it. */
export function readBibliographies(
  folder: string,
  notes: readonly NoteText[],
  { maxSizeMB }: Options,
): Bibliographies {
  const bibliographies = new Bibliographies(
    (name, from, reach) => {
      const path = (isAbsolute(name) ? name : normalize(join(from, '..', name))).replaceAll('\\', '/');
      return reach === 'inWorkspace' && path.startsWith('../') ? undefined : path;
    },
    () => DEFAULT_BIBLIOGRAPHY,
  );
  for (const note of notes) {
    for (let wanted = bibliographies.unread(note); wanted.length > 0; wanted = bibliographies.unread(note)) {
      for (const file of wanted) {
        const read = readText(folder, file, maxSizeMB);
        bibliographies.set(file, 'text' in read ? read.text : undefined);
      }
    }
  }
  return bibliographies;
}
