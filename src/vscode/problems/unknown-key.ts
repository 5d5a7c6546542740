/** A key that leads to no paper: another one in its place, or the paper looked up and written into the bibliography. */
import * as vscode from 'vscode';
import { type NewEntry, takesEntries } from '../../core/bibliography/adding/add-entries';
import { readBibliography } from '../../core/checks/bibliography-file';
import { namesElsewhere } from '../../core/checks/bibliography-names';
import { DEFAULT_BIBLIOGRAPHY } from '../../core/checks/default-bibliography';
import { entryUnder } from '../../core/checks/entry-under';
import { relativeName } from '../../core/checks/missing-bibliography';
import { nameBibliography } from '../../core/checks/name-bibliography';
import { noteKind } from '../../core/checks/note-kind';
import type { AddFix, LookUpFix, TextEdit } from '../../core/checks/problem';
import { rekey } from '../../core/checks/rekey';
import { SERVICES } from '../../core/lookup';
import { subjectOfWords, workOfCandidate } from '../../core/lookup/by-words';
import type { Candidate } from '../../core/lookup/service';
import type { Work } from '../../core/model';
import type { FileId } from '../../core/place';
import { fileName } from '../../core/views/describe';
import { clip } from '../../core/views/markdown';
import { targetIn } from '../bibliography/target-in';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { exists, shown, textOf } from '../file-texts';
import { languageIdOf } from '../language';
import { candidateRow, candidatesFor, type LookUpMeans } from '../look-up';
import { Notice } from '../notice';
import type { Services } from '../services';
import { addToBibliography } from './add-to-bibliography';
import { type PickedForKey, pickForKey } from './pick-for-key';

/** What the reader is asked on the way; the tests answer in their stead. */
export interface KeyQuestions extends LookUpMeans {
  readonly paper: (key: string, words: string) => Promise<PickedForKey | undefined>;
  /** Whether to make this bibliography, or to name it in the note where it is there. */
  readonly mayName: (name: string, isThere: boolean) => Thenable<boolean>;
}

type Needed = Pick<Services, 'store' | 'searching' | 'asker' | 'noteCheck'>;

/** Adds papers of the library to a bibliography, under the keys that the note calls them by. */
export async function addPapers({ store }: Pick<Services, 'store'>, { keys, file }: AddFix): Promise<void> {
  const entries = keys.flatMap((key) => {
    const work = store.library.byCitekey(key);
    return work ? [{ key, work }] : [];
  });
  if (entries.length === 0) throw new Notice('The library no longer has these papers.');
  await addToBibliography(file, entries);
}

/** Finds the paper of a key that is unknown, in the library or, on the reader's word, by asking services. */
export async function findUnknownKey(
  services: Needed,
  { key, query }: Pick<LookUpFix, 'key' | 'query'>,
  note: FileId,
  questions: KeyQuestions = questionsOf(services),
): Promise<void> {
  const uri = vscode.Uri.parse(note);
  const picked = await questions.paper(key, query);
  if (!picked) return;
  if ('work' in picked) await takePaper(services, uri, key, picked.work, questions);
  else {
    const candidate = await lookUpWords(key, picked.words, services, questions);
    if (candidate) await writeEntries(services, uri, [{ key, work: workOfCandidate(candidate) }], questions);
  }
}

function questionsOf(services: Needed): KeyQuestions {
  return {
    pick: vscode.window.showQuickPick,
    all: SERVICES,
    paper: (key, words) => pickForKey(services, key, words),
    mayName: async (name, isThere) => {
      const act = isThere ? `Use ${name}` : `Make ${name}`;
      const answer = await vscode.window.showInformationMessage(
        'This note names no bibliography to write into.',
        {
          modal: true,
          detail: isThere ? `The note names ${name} then.` : `${name} is made, and the note names it.`,
        },
        act,
      );
      return answer === act;
    },
  };
}

/** The paper's key in the place of the unknown one; where the note's bibliography lacks the paper, its entry too. */
async function takePaper(
  services: Needed,
  uri: vscode.Uri,
  key: string,
  work: Work,
  { pick }: KeyQuestions,
): Promise<void> {
  const { store, noteCheck } = services;
  const { bibliographies } = noteCheck;
  const note = noteCheck.noteIn(await openNow(uri));
  await bibliographies.prepare(note);
  const { files, inline } = bibliographies.of(note);
  const { citekey } = work;
  const hasKey = inline.has(citekey) || files.some(({ keys }) => keys.has(citekey));
  const there = hasKey ? citekey : entryUnder(work, files, store.library)?.key;
  const file = files.map((each) => each.file).find(takesEntries);
  if (there !== undefined || file === undefined) return changeKey(services, uri, key, work, there ?? citekey);
  const name = fileName(file);
  const ways = [
    { label: `Change to @${citekey}`, description: `and add it to ${name}`, isKept: false },
    { label: `Keep @${key}`, description: `and add the paper to ${name} under this key`, isKept: true },
  ];
  const way = await pick(ways, { title: `@${clip(key, 60)} is “${clip(work.title, 60)}”` });
  if (!way) return;
  if (way.isKept) return addToBibliography(file, [{ key, work }]);
  const document = await openNow(uri);
  const { edits, left } = editsTo(services, document, key, citekey);
  await addToBibliography(file, [{ key: citekey, work }], (edit) => put(edit, document, edits));
  await store.word.pins.pin([work]);
  tellLeft(key, citekey, left);
}

/** Wherever the note has the key: it means the same paper there. */
async function changeKey(
  services: Needed,
  uri: vscode.Uri,
  key: string,
  work: Work,
  other: string,
): Promise<void> {
  const document = await openNow(uri);
  const { edits, left } = editsTo(services, document, key, other);
  const edit = new vscode.WorkspaceEdit();
  put(edit, document, edits);
  await apply(edit, uri);
  await services.store.word.pins.pin([work]);
  tellLeft(key, other, left);
}

function editsTo({ noteCheck }: Needed, document: vscode.TextDocument, key: string, other: string) {
  const { text, clusters = [] } = noteCheck.noteIn(document);
  const found = rekey({ text, clusters }, key, other);
  if (found.edits.length === 0)
    throw new Notice(`@${key} cannot be changed to @${other} here: no citation in this note can hold it.`);
  return found;
}

function tellLeft(key: string, other: string, left: number): void {
  if (left > 0) throw new Notice(`@${key} stays in ${left} places that cannot hold @${other}.`);
}

async function lookUpWords(
  key: string,
  words: string,
  { asker }: Needed,
  { pick, all }: KeyQuestions,
): Promise<Candidate | undefined> {
  const placeHolder = 'Whom to ask? Nothing is sent until you choose.';
  const candidates = await candidatesFor(subjectOfWords(words), { name: words, placeHolder }, asker, {
    pick,
    all,
  });
  if (!candidates) return undefined;
  const chosen = await pick(
    candidates.map((candidate) => candidateRow(candidate)),
    {
      title: `Which one is @${clip(key, 60)}?`,
      placeHolder: 'It is written into the bibliography under this key. Escape if it is none of these',
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return chosen?.candidate;
}

/** Into the bibliography that the note names; one that it does not name is made and named where the reader agrees. */
export async function writeEntries(
  services: Needed,
  uri: vscode.Uri,
  entries: readonly NewEntry[],
  questions: Pick<KeyQuestions, 'mayName'> = questionsOf(services),
): Promise<void> {
  const document = await openNow(uri);
  const { bibliographies } = services.noteCheck;
  const note = services.noteCheck.noteIn(document);
  await bibliographies.prepare(note);
  const cited = (note.clusters ?? []).flatMap(({ items }) => items.map((item) => item.key));
  if (noteKind(note.language) === 'markdown' && namesElsewhere(note.text, note.language))
    throw new Notice(
      `The front matter has a field “bibliography” that names no file. Name ${DEFAULT_BIBLIOGRAPHY} there, and try again.`,
    );
  const target = targetIn(bibliographies, note, cited, 'always');
  if (target && 'refusal' in target) throw new Notice(target.refusal);
  if (target && !target.byDefault) return addToBibliography(target.file, entries);
  if (document.isUntitled) throw new Notice('Save the note first: its bibliography is to lie beside it.');
  const place = target ? vscode.Uri.parse(target.file) : vscode.Uri.joinPath(uri, '..', DEFAULT_BIBLIOGRAPHY);
  const name = relativeName(note.file, fileId(place));
  if (await questions.mayName(name, await exists(place))) await writeUnnamed(uri, place, name, entries);
}

/** Names the bibliography in the note, and has the entries there. */
async function writeUnnamed(
  uri: vscode.Uri,
  place: vscode.Uri,
  name: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const file = fileId(place);
  const text = await textOf(file);
  const document = await openNow(uri);
  const isMarkdown = noteKind(languageIdOf(document)) === 'markdown';
  const naming = (edit: vscode.WorkspaceEdit) => {
    const field = isMarkdown && nameBibliography(document.getText(), name);
    if (field) put(edit, document, [field]);
  };
  // The note may merely not name what is there already.
  const keys = text === undefined ? undefined : readBibliography(file, text).keys;
  const missing = entries.filter(({ key }) => !keys?.has(key));
  if (missing.length === 0) {
    const edit = new vscode.WorkspaceEdit();
    naming(edit);
    await apply(edit, uri);
  } else await addToBibliography(file, missing, naming);
  if (!isMarkdown) throw new Notice(`Name ${name} in the document, so that it is used.`);
}

/** As it is now: while the reader was asked, the note may have been closed or changed, and edits go by offsets. */
function openNow(uri: vscode.Uri): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uri);
}

async function apply(edit: vscode.WorkspaceEdit, uri: vscode.Uri): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(uri)} could not be changed. Is it read-only?`);
}

function put(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, edits: readonly TextEdit[]): void {
  for (const each of edits) edit.replace(document.uri, toRange(document, each), each.newText);
}
