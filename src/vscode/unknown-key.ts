/** A key that leads to no paper: another one in its place, or the paper looked up and written into the bibliography. */
import * as vscode from 'vscode';
import { takesEntries } from '../core/bibliography/add-entries';
import { nameBibliography } from '../core/checks/name-bibliography';
import { noteKind } from '../core/checks/note-kind';
import type { AddFix, LookUpFix, TextEdit } from '../core/checks/problem';
import { rekey } from '../core/checks/rekey';
import { SERVICES } from '../core/lookup';
import { subjectOfWords, workOfCandidate } from '../core/lookup/by-words';
import type { Candidate } from '../core/lookup/service';
import type { Work } from '../core/model';
import type { FileId } from '../core/place';
import { clip } from '../core/views/markdown';
import { addToBibliography } from './add-to-bibliography';
import { toRange } from './citing';
import { fileId } from './convert';
import { exists, shown } from './file-texts';
import { languageIdOf } from './language';
import { candidateRow, candidatesFor, type LookUpMeans } from './look-up';
import { Notice } from './notice';
import { type PickedForKey, pickForKey } from './pick-for-key';
import type { Services } from './services';

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
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(note));
  const picked = await questions.paper(key, query);
  if (!picked) return;
  if ('work' in picked) await changeKey(services, document, key, picked.work);
  else {
    const candidate = await lookUpWords(key, picked.words, services, questions);
    if (candidate) await writeEntry(services, document, key, candidate, questions);
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
        'This note names no bibliography to write the paper into.',
        {
          modal: true,
          detail: `${name} lies beside the note${isThere ? '' : ' then'}, and the note names it.`,
        },
        act,
      );
      return answer === act;
    },
  };
}

/** Wherever the note has the key: it means the same paper there. */
async function changeKey(
  { store, noteCheck }: Needed,
  document: vscode.TextDocument,
  key: string,
  work: Work,
): Promise<void> {
  const { text, clusters = [] } = noteCheck.noteIn(document);
  const { edits, left } = rekey({ text, clusters }, key, work.citekey);
  if (edits.length === 0)
    throw new Notice(
      `@${key} cannot be changed to @${work.citekey} here: no citation in this note can hold it.`,
    );
  const edit = new vscode.WorkspaceEdit();
  put(edit, document, edits);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(document.uri)} could not be changed. Is it read-only?`);
  await store.word.pin([work]);
  if (left > 0) throw new Notice(`@${key} stays in ${left} places that cannot hold @${work.citekey}.`);
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

async function writeEntry(
  services: Needed,
  document: vscode.TextDocument,
  key: string,
  candidate: Candidate,
  questions: KeyQuestions,
): Promise<void> {
  const entry = { key, work: workOfCandidate(candidate) };
  const { bibliographies } = services.noteCheck;
  const note = services.noteCheck.noteIn(document);
  await bibliographies.prepare(note);
  const { files, missing } = bibliographies.of(note);
  const named = [...files, ...missing].map(({ file }) => file).find(takesEntries);
  if (named !== undefined) return addToBibliography(named, [entry]);
  if (document.isUntitled) throw new Notice('Save the note first: its bibliography is to lie beside it.');
  const beside = vscode.Uri.joinPath(document.uri, '..', BESIDE);
  if (!(await questions.mayName(BESIDE, await exists(beside)))) return;
  const isMarkdown = noteKind(languageIdOf(document)) === 'markdown';
  await addToBibliography(fileId(beside), [entry], (edit) => {
    if (isMarkdown) put(edit, document, [nameBibliography(document.getText(), BESIDE)]);
  });
  if (!isMarkdown) throw new Notice(`Name ${BESIDE} in the document, so that it is used.`);
}

/** What a bibliography is called when we make one. */
const BESIDE = 'references.bib';

function put(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, edits: readonly TextEdit[]): void {
  for (const each of edits) edit.replace(document.uri, toRange(document, each), each.newText);
}
