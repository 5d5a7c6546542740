/** Bringing literature notes up to date, in one edit that can be undone. */
import * as vscode from 'vscode';
import { type NoteReport, refreshReport } from '../../core/literature/report';
import type { Writing, WroteByKey } from '../../core/literature/wrote';
import type { Work } from '../../core/model';
import { TemplateError } from '../../core/template';
import { shown } from '../file-texts';
import { messageOf } from '../files';
import { Notice } from '../notice';
import { Progress } from '../progress';
import type { Services } from '../services';
import { withTemplate } from './broken-template';
import { compareKept, takeKept } from './kept-parts';
import { addChange, changeOf, type LiteratureNote, type NoteChange } from './note-change';
import { NotePlaces } from './surroundings';
import { Templates } from './template';

/** Files read at the same time: on a remote each takes a round trip. */
const AT_ONCE = 16;

/** Refreshes the notes on these works. */
export async function refreshLiteratureNotes(services: Services, works: readonly Work[]): Promise<void> {
  const places = new NotePlaces(services.store);
  const notes: LiteratureNote[] = [];
  for (const work of works) for (const uri of await places.notesOn(work)) notes.push({ work, uri });
  if (notes.length === 0)
    throw new Notice(
      works.length === 1
        ? `There is no literature note on “${works[0]!.title}” yet. Open Literature Note makes one.`
        : 'There is no literature note on these papers yet. Open Literature Note makes one.',
    );
  await refresh(services, notes, await services.literature.read());
}

/** Refreshes every literature note of the workspace. */
export async function refreshAllLiteratureNotes(services: Services): Promise<void> {
  const notes = services.store.library.works.flatMap((work) =>
    work.marks.notes.map((file) => ({ work, uri: vscode.Uri.parse(file) })),
  );
  const known = await services.literature.read();
  const lost = notesWithoutPages(services, known);
  if (notes.length + lost.length === 0)
    throw new Notice('There is no literature note yet. Open Literature Note makes one of a paper.');
  await refresh(
    services,
    notes,
    known,
    lost.map((uri) => `${shown(uri)} was left alone: none of the pages of its paper is there.`),
  );
}

/** Literature notes that we wrote, on papers of which nothing is left. */
function notesWithoutPages({ store: { files, library } }: Services, known: WroteByKey): vscode.Uri[] {
  const lost: vscode.Uri[] = [];
  for (const { file, intake } of files) {
    const keys = intake.parsed.note?.keys ?? [];
    const isLost = keys.every((key) => library.byCitekey(key) === undefined);
    const isOurs = keys.some((key) => known.of({ citekey: key, aliases: [] }).size > 0);
    if (isLost && isOurs) lost.push(vscode.Uri.parse(file));
  }
  return lost;
}

async function refresh(
  services: Services,
  notes: readonly LiteratureNote[],
  known: WroteByKey,
  failures: string[] = [],
): Promise<void> {
  const changes = await withTemplate(() => changesOf(notes, known, failures));
  if (!changes) return;
  const edit = new vscode.WorkspaceEdit();
  const reports: NoteReport[] = [];
  const writings = new Map<vscode.WorkspaceFolder, Writing[]>();
  for (const change of changes) {
    const { work, uri } = change.note;
    const { refreshed, kept, faults, written } = addChange(change, edit);
    reports.push({ name: shown(uri), refreshed, kept, faults });
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const ours = folder && writings.get(folder);
    if (ours) ours.push({ work, written });
    else if (folder) writings.set(folder, [{ work, written }]);
  }
  // As a refactoring, several files are saved where the reader's settings say so; one is left to be looked at.
  if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit, { isRefactoring: true })))
    throw new Error('The literature notes could not be changed. Did one of them change meanwhile?');
  const [only, ...others] = edit.entries();
  if (only && others.length === 0) await vscode.window.showTextDocument(only[0], { preview: false });
  for (const [{ uri }, written] of writings) await services.literature.note(uri, written);
  tell(changes, reports, failures);
}

/** In the order of the notes; undefined when the reader cancels it. What goes wrong with single notes is told. */
async function changesOf(
  notes: readonly LiteratureNote[],
  known: WroteByKey,
  failures: string[],
): Promise<NoteChange[] | undefined> {
  const source = new vscode.CancellationTokenSource();
  const progress = new Progress('Refreshing literature notes', notes.length, source, true);
  const templates = new Templates();
  const changes: NoteChange[] = [];
  const one = async (note: LiteratureNote) => {
    // A broken template is broken for all notes: that ends the refresh.
    const template = await templates.for(note.uri);
    try {
      return await changeOf(note, template, known);
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      failures.push(`${shown(note.uri)} could not be refreshed: ${messageOf(error)}`);
      return undefined;
    }
  };
  try {
    for (let at = 0; at < notes.length; at += AT_ONCE) {
      const some = await Promise.all(notes.slice(at, at + AT_ONCE).map(one));
      if (source.token.isCancellationRequested) return undefined;
      for (const change of some) {
        if (change) changes.push(change);
        progress.step();
      }
    }
    return changes;
  } finally {
    progress.end();
    source.dispose();
  }
}

function tell(
  changes: readonly NoteChange[],
  reports: readonly NoteReport[],
  failures: readonly string[],
): void {
  const kept = reports.flatMap(({ name, kept: parts }, n) =>
    parts.filter(({ why }) => why !== 'unsaid').map((part) => ({ name, uri: changes[n]!.note.uri, part })),
  );
  const message = refreshReport(reports, failures);
  const isFine = failures.length === 0 && reports.every(({ faults }) => faults.length === 0);
  const say = isFine ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const buttons = kept.length > 0 ? ['Compare', TAKE] : ['OK'];
  // The command is done: the reader may answer whenever they like.
  void Promise.resolve(say(message, ...buttons)).then((answer) => {
    if (answer === 'Compare') return compareKept(kept);
    return answer === TAKE ? takeKept(kept) : undefined;
  });
}

const TAKE = 'Take What the Pages Say';
