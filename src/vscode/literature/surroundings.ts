/** Where a literature note lies, and what it says of files and citations from there. */
import * as vscode from 'vscode';
import { noteFileName, relativeAddress, usualFolder } from '../../core/literature/note-file';
import type { NoteSurroundings } from '../../core/literature/values';
import type { Work } from '../../core/model';
import { isMarkdown } from '../../core/notes/citations';
import { lineNumber } from '../../core/place';
import { literatureNoteOf } from '../../core/views/literature-note';
import { citationText } from '../citing';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { exists, shown, textOf } from '../file-texts';
import { languageIdOf } from '../language';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';

/** A folder with notes in it is often called so. */
const USUAL_NAME = 'notes';

export function surroundingsOf(note: vscode.Uri): NoteSurroundings {
  const folder = fileId(vscode.Uri.joinPath(note, '..'));
  return {
    cite: (work) => citationText([work]),
    file: ({ file }) => shown(vscode.Uri.parse(file)),
    link: (place) => `${relativeAddress(folder, place.file)}#L${lineNumber(place)}`,
  };
}

/** The workspace folder in which the notes on a work are kept: that of its page, else the first. */
export function homeOf(work: Work): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Notice('Open a folder first: literature notes are kept in it.');
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(work.records[0]!.place.file)) ?? first;
}

/** Where notes are and are to be, found out once for all papers of a command. */
export class NotePlaces {
  readonly #store: LibraryStore;
  /** By the ids of workspace folders. */
  readonly #folders = new Map<string, Promise<vscode.Uri>>();

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** The notes on a work, the one named after its key first. */
  async notesOn(work: Work): Promise<vscode.Uri[]> {
    const name = noteFileName(work.citekey);
    const uris = work.marks.notes.map((file) => vscode.Uri.parse(file));
    // One that was just made is not in the library yet, and one that was just deleted still is.
    const namesake = vscode.Uri.joinPath(await this.#folderFor(work), name);
    const isKnown = uris.some((uri) => fileId(uri) === fileId(namesake));
    if (!isKnown && (await this.#isOn(work, namesake))) uris.push(namesake);
    const there = await Promise.all(uris.map(exists));
    return uris
      .filter((_, index) => there[index])
      .sort((a, b) => Number(b.path.endsWith(`/${name}`)) - Number(a.path.endsWith(`/${name}`)));
  }

  /** A file for a new note that no other has the name of. */
  async newFile(work: Work): Promise<vscode.Uri> {
    const folder = await this.#folderFor(work);
    const name = noteFileName(work.citekey);
    for (let number = 1; ; number++) {
      const uri = vscode.Uri.joinPath(folder, number === 1 ? name : name.replace(/\.md$/, ` ${number}.md`));
      if (!(await exists(uri))) return uri;
    }
  }

  async #isOn(work: Work, uri: vscode.Uri): Promise<boolean> {
    const text = (await exists(uri)) ? await textOf(fileId(uri)) : undefined;
    return text !== undefined && literatureNoteOf(this.#store.library, fileId(uri), text)?.id === work.id;
  }

  #folderFor(work: Work): Promise<vscode.Uri> {
    const home = homeOf(work);
    const id = fileId(home.uri);
    const folder = this.#folders.get(id) ?? noteFolder(this.#store, home);
    this.#folders.set(id, folder);
    return folder;
  }
}

/** The folder of the setting, else the one in which most literature notes lie, else `notes`, else the workspace's. */
async function noteFolder({ library }: LibraryStore, home: vscode.WorkspaceFolder): Promise<vscode.Uri> {
  const wanted = setting('scholium.literatureNote.folder', home);
  const parts =
    typeof wanted === 'string' ? wanted.split(/[\\/]+/).filter((part) => part !== '' && part !== '.') : [];
  if (parts.includes('..') || /^[a-z]:$|^~$/i.test(parts[0] ?? ''))
    throw new Notice(
      `scholium.literatureNote.folder is “${wanted}”, and must name a folder inside the workspace, such as “notes”.`,
    );
  if (parts.length > 0) return vscode.Uri.joinPath(home.uri, ...parts);
  const inHome = (file: string) => file.startsWith(`${fileId(home.uri)}/`);
  const usual = usualFolder(library.works.flatMap(({ marks }) => marks.notes.filter(inHome)));
  if (usual !== undefined) return vscode.Uri.parse(usual);
  const notes = vscode.Uri.joinPath(home.uri, USUAL_NAME);
  return (await exists(notes)) ? notes : home.uri;
}

/** The work that the note in the editor is on. */
export function literatureNoteInEditor({ library }: LibraryStore): Work | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isMarkdown(languageIdOf(document))
    ? literatureNoteOf(library, fileId(document.uri), document.getText())
    : undefined;
}
