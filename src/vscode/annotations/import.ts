/** *Import Annotations*: what others wrote, or what was written elsewhere, at the files and papers it is about. */
import * as vscode from 'vscode';
import { importAnnotations as readAnnotations } from '../../core/annotations/import';
import { derivedId } from '../../core/annotations/merge';
import {
  type KnownPlaces,
  type PaperPlace,
  placeOfTarget,
  plainAddress,
} from '../../core/annotations/places';
import { decodeText } from '../../core/decode';
import { digestOfText } from '../../core/digest';
import { namesOf } from '../../core/library/decided';
import type { Annotation, PassageTarget, Work } from '../../core/model';
import type { FileId } from '../../core/place';
import { fileName } from '../../core/views/describe';
import { type ImportSum, importSentence } from '../../core/views/import-report';
import { nameOf } from '../file-texts';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';
import type { Annotating } from './annotating';

/** `from` are paths below the first folder; without them the reader is asked. */
export async function importAnnotations(annotating: Annotating, from?: readonly string[]): Promise<void> {
  const [home] = vscode.workspace.workspaceFolders ?? [];
  if (!home) throw new Notice('Open a folder first: annotations are kept in it.');
  const uris = from?.map((path) => vscode.Uri.joinPath(home.uri, path)) ?? (await pickFiles(home.uri));
  if (!uris || uris.length === 0) return;
  await annotating.store.ready;
  const read = await readAll(uris);
  const placing = new Placing(annotating.store, home.uri);
  placing.place(read.annotations);
  await annotating.edits.bring(placing.byFolder);
  tell({ ...placing.sum, faults: read.faults });
}

function pickFiles(folder: vscode.Uri): Thenable<vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: 'Import annotations: W3C Web Annotations or JSON of Hypothesis',
    defaultUri: folder,
    canSelectMany: true,
    filters: { Annotations: ['jsonld', 'json', 'jsonl'], 'All files': ['*'] },
    openLabel: 'Import',
  });
}

async function readAll(
  uris: readonly vscode.Uri[],
): Promise<{ annotations: Annotation[]; faults: string[] }> {
  const annotations: Annotation[] = [];
  const faults: string[] = [];
  for (const uri of uris) {
    const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
    if (!('text' in decoded)) {
      faults.push(`${nameOf(uri)} is no text.`);
      continue;
    }
    const { text } = decoded;
    const digest = digestOfText(text);
    let count = 0;
    // What has no id gets the same one each time that the file is brought in.
    const imported = readAnnotations(text, { newId: () => derivedId(`${digest} ${count++}`) });
    annotations.push(...imported.annotations);
    faults.push(...imported.faults.map(({ item, message }) => `${nameOf(uri)}, ${item}: ${message}`));
  }
  return { annotations, faults };
}

/** Annotations on their way to the folders in which they are kept. */
class Placing {
  readonly #store: LibraryStore;
  readonly #home: vscode.Uri;
  readonly #known: KnownPlaces<FileId>;
  readonly byFolder = new Map<vscode.Uri, Annotation[]>();
  readonly #folders = new Map<string, vscode.Uri>();
  readonly #lost = new Set<string>();
  #already = 0;
  #answers = 0;

  constructor(store: LibraryStore, home: vscode.Uri) {
    this.#store = store;
    this.#home = home;
    this.#known = knownPlaces(store);
  }

  get sum(): Omit<ImportSum, 'faults'> {
    return {
      taken: this.#folders.size,
      answers: this.#answers,
      already: this.#already,
      lost: [...this.#lost],
    };
  }

  place(annotations: readonly Annotation[]): void {
    // Answers behind what they answer: they are kept in the same folder.
    for (const annotation of [...annotations].sort((a, b) => depthOf(a) - depthOf(b))) {
      if (this.#folderOf(annotation.id)) this.#already++;
      else if ('replyTo' in annotation.target) this.#placeAnswer(annotation, annotation.target.replyTo);
      else this.#placePassage(annotation, annotation.target);
    }
  }

  #placeAnswer(annotation: Annotation, to: string): void {
    this.#answers++;
    this.#put(this.#folderOf(to) ?? this.#home, annotation);
  }

  /** What is in no folder here stays with its source. */
  #placePassage(annotation: Annotation, target: PassageTarget): void {
    const found = placeOfTarget(target, this.#known);
    const at = found && this.#store.word.annotations.sourceOf(vscode.Uri.parse(found.file));
    if (!found || !at) {
      this.#lost.add(target.source);
      this.#put(this.#home, annotation);
      return;
    }
    const paper = found.paper.length > 0 ? found.paper : namesIn(this.#store, found.file);
    this.#put(at.folder, { ...annotation, target: { ...target, source: at.source, paper } });
  }

  #folderOf(id: string): vscode.Uri | undefined {
    return this.#folders.get(id) ?? this.#store.word.annotations.folderOf(id);
  }

  #put(folder: vscode.Uri, annotation: Annotation): void {
    this.#folders.set(annotation.id, folder);
    const others = this.byFolder.get(folder);
    if (others) others.push(annotation);
    else this.byFolder.set(folder, [annotation]);
  }
}

function depthOf({ target }: Annotation): number {
  return 'replyTo' in target ? 1 : 0;
}

/** A file that is about one paper only says of which an annotation in it is. */
function namesIn({ library }: LibraryStore, file: FileId): readonly string[] {
  const [work, ...others] = library.inFile(file);
  return work && others.length === 0 ? namesOf(work.records) : [];
}

function knownPlaces({ library, files }: LibraryStore): KnownPlaces<FileId> {
  const byName = new Map<string, FileId[]>();
  const ids = new Set<FileId>();
  for (const { file } of files) {
    ids.add(file);
    const name = fileName(file);
    const others = byName.get(name);
    if (others) others.push(file);
    else byName.set(name, [file]);
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const ofWork = (work: Work | undefined, file = work?.records[0]?.place.file) =>
    work && file !== undefined ? { names: namesOf(work.records), file } : undefined;
  let addresses: Map<string, PaperPlace<FileId>> | undefined;
  return {
    atPath: (path) =>
      folders.map(({ uri }) => vscode.Uri.joinPath(uri, path).toString()).find((file) => ids.has(file)),
    named: (name) => byName.get(name) ?? [],
    atAddress(address) {
      addresses ??= new Map(
        library.pages.flatMap(({ url, work, place }) => {
          const found = url === undefined ? undefined : ofWork(work, place.file);
          return found ? [[plainAddress(url!), found] as const] : [];
        }),
      );
      return addresses.get(plainAddress(address));
    },
    ofPaper: (names) => ofWork(library.named(names)),
  };
}

function tell(sum: ImportSum): void {
  const isFine = sum.faults.length === 0 && sum.lost.length === 0;
  const say = isFine ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const buttons = [...(sum.taken > 0 ? ['Undo'] : []), ...(isFine ? [] : ['Show All']), 'OK'];
  // The command is done: the reader may answer whenever they like.
  void Promise.resolve(say(importSentence(sum), ...buttons)).then(async (answer) => {
    if (answer === 'Undo') await vscode.commands.executeCommand('scholium.undoAnnotation');
    if (answer === 'Show All') await showAll(sum);
  });
}

async function showAll({ faults, lost }: ImportSum): Promise<void> {
  const content = [
    ...(faults.length > 0 ? ['Not taken in:', ...faults, ''] : []),
    ...(lost.length > 0 ? ['Sources that are in no folder here:', ...lost, ''] : []),
  ].join('\n');
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content, language: 'plaintext' }),
  );
}
