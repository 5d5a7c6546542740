/** *Add Missing Entries to the Bibliography*: what the note at hand cites and its bibliography lacks. */
import { entryUnder } from '../../core/checks/entry-under';
import { readNote } from '../../core/checks/note';
import type { Work } from '../../core/model';
import { nameOf } from '../file-texts';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import type { Services } from '../services';
import { writeEntries } from './unknown-key';

type Needed = Parameters<typeof writeEntries>[0] & Pick<Services, 'store'>;

export async function addMissing(services: Needed): Promise<void> {
  const { store, noteCheck } = services;
  const document = noteEditor(store)?.document;
  if (!document) throw new Notice('Open a note first: the papers that it cites are what is added.');
  const text = noteCheck.noteIn(document);
  await noteCheck.bibliographies.prepare(text);
  const note = readNote(text, store.library, noteCheck.bibliographies.of(text));
  const missing = new Map<string, Work>();
  for (const { item, work } of note.cited) {
    // What has its entry under another key is to be cited by that: a problem says so.
    if (work && !note.hasEntry(item.key) && !entryUnder(work, note.bibliography.files, store.library))
      missing.set(item.key, work);
  }
  if (missing.size === 0)
    throw new Notice(
      note.cited.length === 0
        ? `${nameOf(document.uri)} cites nothing yet.`
        : `No entry is missing: every paper of the library that ${nameOf(document.uri)} cites has one.`,
    );
  const entries = Array.from(missing, ([key, work]) => ({ key, work }));
  await writeEntries(services, document.uri, entries);
}
