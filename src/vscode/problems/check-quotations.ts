/** *Check Quotations*: every quotation next to a citation, in all notes of the workspace, against the pages it is from. */
import * as vscode from 'vscode';
import type { CheckedQuotation } from '../../core/checks/quotations-in';
import {
  countQuotations,
  type NoteQuotations,
  quotationsReport,
  quotationsSentence,
} from '../../core/checks/quotations-report';
import type { RuleName } from '../../core/checks/rules';
import { relativeAddress } from '../../core/literature/note-file';
import type { FileId } from '../../core/place';
import { plural } from '../../core/views/markdown';
import { fileId } from '../convert';
import { shown } from '../file-texts';
import { messageOf } from '../files';
import type { Services } from '../services';
import { eachNote, notesToCheck } from './each-note';
import { toDiagnostics } from './note-check';
import type { Reported } from './note-problems';

const RULES: ReadonlySet<RuleName> = new Set([
  'altered-quotation',
  'misattributed-quotation',
  'unfound-quotation',
]);

type Needed = Pick<Services, 'store' | 'searching' | 'noteCheck' | 'noteProblems' | 'log'>;

/** Shows what is wrong in the Problems panel, opens the report, and answers with the sentence at its head. */
export async function checkQuotations(services: Needed): Promise<string> {
  const { searching, noteProblems } = services;
  const files = await notesToCheck(services);
  // Of what is not in its paper the index says who has it.
  await searching.ready();
  const found: Found = { reported: new Map(), notes: [], checked: 0, unread: 0 };
  const { isStopped, files: reached } = await eachNote('Scholium checks the quotations', files, (file) =>
    checkOne(services, file, found),
  );
  noteProblems.report(found.reported, { rules: RULES, files: reached });
  const notes = [...found.notes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const sentence = [
    ...(isStopped ? [`Stopped after ${found.checked} of ${plural(files.length, 'note')}.`] : []),
    quotationsSentence(countQuotations(notes.flatMap(({ quotations }) => quotations)), found.checked),
    ...(found.unread > 0 ? [`${plural(found.unread, 'note')} could not be read; the log says why.`] : []),
  ].join(' ');
  const content = quotationsReport(notes, ({ file }) => addressOf(file), sentence);
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: false });
  void vscode.window.showInformationMessage(sentence, 'OK');
  return sentence;
}

interface Found {
  readonly reported: Map<FileId, Reported>;
  /** Those that quote. */
  readonly notes: NoteQuotations[];
  checked: number;
  unread: number;
}

async function checkOne({ store, noteCheck, log }: Needed, file: FileId, found: Found): Promise<void> {
  try {
    const note = await noteCheck.read(file);
    if (!note) return;
    const quotations: CheckedQuotation[] = await noteCheck.quotations(note);
    found.checked++;
    if (quotations.length === 0) return;
    const { text } = note;
    found.notes.push({ name: shown(vscode.Uri.parse(file)), link: addressOf(file), text, quotations });
    const problems = quotations.flatMap(({ problem }) => problem ?? []);
    if (problems.length === 0) return;
    found.reported.set(file, { digest: store.digestOf(file), diagnostics: toDiagnostics(text, problems) });
  } catch (error) {
    found.unread++;
    log.warn(`Quotations not checked: ${file}: ${messageOf(error)}`);
  }
}

/** In a document that lies nowhere, a path from the first folder on; of other folders the whole address. */
function addressOf(file: FileId): string {
  const [home] = vscode.workspace.workspaceFolders ?? [];
  if (!home || vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file)) !== home) return file;
  return `/${relativeAddress(fileId(home.uri), file)}`;
}
